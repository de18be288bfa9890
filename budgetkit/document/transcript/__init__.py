"""Transcripts: text or Markdown that an OCR made of a disclosure."""

from budgetkit.document.transcript.reader import read_transcript

__all__ = ["read_transcript"]
