"""Damaged files of every format: only the project's own errors may come of them."""
