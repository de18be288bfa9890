"""The samples of the project: which specs, in which formats, how damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.typesetter.blocks import RUNNING_LINE
from tests.typesetter.damage import Damage
from tests.typesetter.spec import Disclosure, load_spec
from tests.typesetter.transcript import write_transcript

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "tests" / "specs"
SAMPLES = ROOT / "data" / "samples"

_TRANSCRIPTS = {
    "jincheng_finance_2024": Damage(
        seed=1, running_line=RUNNING_LINE, split_label=0.02, split_amount=0.01
    ),
    "yangquan_finance_2024": Damage(
        seed=2, running_line=RUNNING_LINE, watermark=0.3, markup=0.2, lost_number=0.5
    ),
    "jincheng_zone_finance_2026": Damage(
        seed=3, running_line=RUNNING_LINE, watermark=0.3, markup=0.2, half_width=0.3, ragged=0.05
    ),
}


def spec_names() -> list[str]:
    """Return the names of all specs."""
    return sorted(path.stem for path in SPECS.glob("*.toml"))


def spec_of(name: str) -> Disclosure:
    """Return the spec of a sample."""
    return load_spec(SPECS / f"{name}.toml")


def sample_writers() -> dict[str, Callable[[], bytes]]:
    """Return, for each file of ``data/samples``, what writes its content."""
    return {
        f"{name}.txt": _transcript_writer(name, damage) for name, damage in _TRANSCRIPTS.items()
    }


def _transcript_writer(name: str, damage: Damage) -> Callable[[], bytes]:
    return lambda: write_transcript(spec_of(name), damage).encode()
