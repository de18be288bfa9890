"""A short run; ``make fuzz`` makes a long one."""

import pytest

from tests.fuzz.mutate import mutated
from tests.fuzz.run import fuzz
from tests.fuzz.seeds import WRITERS, seed_file


@pytest.mark.parametrize("kind", WRITERS)
def test_damaged_files_end_in_the_projects_own_errors(kind: str) -> None:
    found = fuzz([kind], range(8))
    assert found.unforeseen == []
    assert found.counts[kind].total() == 8


def test_damage_is_the_same_for_the_same_number() -> None:
    content = seed_file("docx")
    assert mutated(content, 7) == mutated(content, 7)
    assert len({mutated(content, number) for number in range(30)}) == 30
