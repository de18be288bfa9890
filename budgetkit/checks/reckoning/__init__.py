"""From relations that do not hold to findings: one cause, one finding."""
