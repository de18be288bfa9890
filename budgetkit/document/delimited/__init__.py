"""Tables as plain text, values parted by commas (CSV)."""
