"""Spec → file → dataset must give the spec back."""
