"""Accuracy against figures read by eye: ``python -m tests.accuracy [--write]``."""
