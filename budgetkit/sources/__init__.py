"""Files as bytes: opened, limited, hashed, their kind told by content."""

from budgetkit.sources.decode import Decoded, decode_text
from budgetkit.sources.file import SourceFile, open_source

__all__ = ["Decoded", "SourceFile", "decode_text", "open_source"]
