"""``python -m tests.typesetter`` writes the samples anew."""

from __future__ import annotations

import sys

from tests.typesetter.samples import SAMPLES, sample_writers


def main() -> None:
    """Write every sample."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name, write in sample_writers().items():
        content = write()
        (SAMPLES / name).write_bytes(content)
        sys.stdout.write(f"{name}  {len(content):,} bytes\n")


if __name__ == "__main__":
    main()
