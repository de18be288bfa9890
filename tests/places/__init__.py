"""Disclosures invented in the layouts of places of which no document is at hand."""
