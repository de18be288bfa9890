"""Time and memory, measured in child processes and beside a reference: ``make bench``."""
