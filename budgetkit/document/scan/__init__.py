"""Scanned pages: the picture turned upright, its characters and rules read.

Needs the extra ``budgetkit[ocr]``; :func:`ocr_version` tells whether it is there.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

INSTALL_HINT = "请安装文字识别组件：pip install 'budgetkit[ocr]'"


@cache
def ocr_version() -> str:
    """What a scan's reading depends on besides the file; "" without the extra."""
    try:
        libraries = f"rapidocr={version('rapidocr')} onnxruntime={version('onnxruntime')}"
    except PackageNotFoundError:
        return ""
    digest = hashlib.sha256()
    sources = (item for item in files(__package__).iterdir() if item.name.endswith(".py"))
    for source in sorted(sources, key=lambda item: item.name):
        digest.update(source.read_bytes())
    return f"{digest.hexdigest()[:16]} {libraries}"
