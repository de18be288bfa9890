"""Writes disclosures from plain spec files: the samples and the truth of the round trips."""
