"""Every command and code block of the README runs; every command is in it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

from budgetkit.cli.app import app
from budgetkit.cli.run import run

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(found[1], found[2]) for found in BLOCK.finditer(README)]
SHELL = [line for kind, text in BLOCKS if kind == "bash" for line in text.splitlines() if line]
PYTHON = [text for kind, text in BLOCKS if kind == "python"]
SAMPLE = "yangquan_finance_2024.txt"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as after a clone, with one sample."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("data/samples", "data/raw"):
        (folder / name).mkdir(parents=True)
    shutil.copy(ROOT / "data" / "samples" / SAMPLE, folder / "data" / "samples")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    return folder


def commands(program: str) -> list[list[str]]:
    """The arguments of each line that calls a program."""
    lines = map(shlex.split, SHELL)
    return [arguments for name, *arguments in lines if name == program]


def test_blocks_are_of_known_kinds() -> None:
    assert {kind for kind, _ in BLOCKS} == {"bash", "python"}
    assert {shlex.split(line)[0] for line in SHELL} == {"make", "budgetkit", "papermill"}


@pytest.mark.parametrize("target", sorted({*re.findall(r"`?make ([a-z]+)\b", README)}))
def test_make_targets_exist(target: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_commands_and_python_run(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order in which a reader meets them, but the dataset first."""
    monkeypatch.chdir(project)
    for arguments in commands("budgetkit"):
        assert run(arguments) == 0, (arguments, capsys.readouterr().err)
    assert (project / "reports" / "index.html").is_file()
    assert (project / "reports" / "2024-阳泉市财政局-unit-budget.html").is_file()
    names: dict[str, object] = {}
    for source in PYTHON:
        exec(compile(source, "README.md", "exec"), names)
    said = capsys.readouterr().out
    assert "购买财政事务中心服务费" in said
    assert SAMPLE in said


@pytest.mark.slow
def test_papermill_runs_as_shown(project: Path) -> None:
    run(["extract", str(project / "data/samples"), "--out", str(project / "data/processed")])
    (arguments,) = commands("papermill")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("papermill")), *arguments, "--no-progress-bar"],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_notebook_example_is_five_lines() -> None:
    assert len(PYTHON[0].splitlines()) == 5


def is_in_table(command: str) -> bool:
    return re.search(rf"^\| `{command}` \|", README, re.MULTILINE) is not None


def undocumented(group: TyperGroup, path: str) -> Iterator[str]:
    """Commands that have no row of their own, nor the group that they belong to."""
    for name, command in group.commands.items():
        full = f"{path} {name}"
        if isinstance(command, TyperGroup) and not is_in_table(full):
            yield from undocumented(command, full)
        elif not is_in_table(full):
            yield full


def test_every_command_is_in_the_table() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    assert list(undocumented(group, "budgetkit")) == []


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_pictures_have_words_and_are_small() -> None:
    pictures = re.findall(r"!\[([^]]*)\]\(([^)]+)\)", README)
    assert [path for alt, path in pictures if not alt] == []
    assert all((ROOT / path).stat().st_size < 150_000 for _, path in pictures)


def test_places_named_exist() -> None:
    rows = re.findall(r"^\| `((?:data|reports|notebooks|budgetkit)/[a-z]*/?)` \|", README, re.M)
    assert len(rows) == 7
    assert [row for row in rows if not (ROOT / row).is_dir()] == []
