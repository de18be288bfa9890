"""The declarations, one module per subject."""
