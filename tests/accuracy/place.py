"""Where the golden figures and the real disclosures lie."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SHARED = Path(os.environ.get("BUDGETKIT_SHARED", ROOT.parent / "shared"))
PAGE = ROOT / "docs" / "quality.md"
