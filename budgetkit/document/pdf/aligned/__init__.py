"""Tables that no upright rule parts: columns told by where the text of all rows stands."""
