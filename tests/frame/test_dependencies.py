"""pyproject.toml, environment.yml, requirements.lock and README.md name the same packages."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
EXTRAS = PROJECT["project"]["optional-dependencies"].values()
DIRECT = [
    Requirement(line) for lines in [PROJECT["project"]["dependencies"], *EXTRAS] for line in lines
]

CONDA_TO_PYPI = {"py-opencv": "opencv-python-headless"}
CONDA_SPEC = re.compile(r"(?P<name>[a-z][a-z0-9-]*) ?(?P<version>[<>=!][^ ]+)?(?: (?P<build>\S+))?")
LOCKED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9a-z.+!]+)(?: ; [^\\/]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
URL = re.compile(r"\b(?:https?|file|ftp|ssh|git)(?:\+\w+)?://", re.IGNORECASE)


def locked_versions() -> dict[str, list[str]]:
    """Every version the lock gives a package: one, or one for each Python or platform."""
    versions: dict[str, list[str]] = {}
    for found in filter(None, map(LOCKED.fullmatch, LOCK.splitlines())):
        versions.setdefault(found["name"], []).append(found["version"])
    return versions


def environment_specs() -> dict[str, str]:
    """The version each package must have in environment.yml, by its name on PyPI."""
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    *conda, pip = environment["dependencies"]
    specs = {}
    for line in [*conda, *pip["pip"]]:
        if found := CONDA_SPEC.fullmatch(line):
            name = CONDA_TO_PYPI.get(found["name"], found["name"])
            specs[name] = found["version"] or ""
    return specs


def name_of(requirement: Requirement) -> str:
    """The canonical name, for ids of tests and keys."""
    return canonicalize_name(requirement.name)


@pytest.mark.parametrize("requirement", DIRECT, ids=name_of)
def test_environment_asks_for_the_same_version(requirement: Requirement) -> None:
    assert environment_specs().get(name_of(requirement)) == str(requirement.specifier)


def test_environment_asks_for_nothing_else() -> None:
    assert set(environment_specs()) - set(map(name_of, DIRECT)) == {"pip", "python"}


def test_environment_asks_for_the_same_python() -> None:
    assert environment_specs()["python"] == PROJECT["project"]["requires-python"]


def test_environment_is_conda_forge_and_ends_with_the_package() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    assert (environment["name"], environment["channels"]) == ("budgetkit", ["conda-forge"])
    assert environment["dependencies"][-1]["pip"][-1] == "-e ."


@pytest.mark.parametrize("requirement", DIRECT, ids=name_of)
def test_lock_satisfies_the_requirement(requirement: Requirement) -> None:
    versions = locked_versions()[name_of(requirement)]
    assert [v for v in versions if v not in requirement.specifier] == []


def test_lock_holds_names_versions_and_hashes_only() -> None:
    odd = [
        line
        for line in LOCK.splitlines()
        if not LOCKED.fullmatch(line) and not HASH.fullmatch(line)
    ]
    assert odd == []


def test_lock_has_one_opencv() -> None:
    assert [name for name in locked_versions() if "opencv" in name] == ["opencv-python-headless"]


def test_build_backend_is_locked() -> None:
    for line in PROJECT["build-system"]["requires"]:
        assert name_of(Requirement(line)) in locked_versions()


@pytest.mark.parametrize(
    "path",
    ["pyproject.toml", "environment.yml", "requirements.lock", "Makefile", ".ci/run"],
)
def test_no_url(path: str) -> None:
    lines = (ROOT / path).read_text("utf-8").splitlines()
    assert [line for line in lines if URL.search(line)] == []


@pytest.mark.parametrize("requirement", DIRECT, ids=name_of)
def test_readme_says_why(requirement: Requirement) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    row = re.search(rf"^\| `{re.escape(requirement.name)}` \|(.*)\|", readme, re.MULTILINE)
    assert row is not None, f"README.md has no table row for {requirement.name}"
    assert row[1].strip(), f"README.md does not say why {requirement.name} was chosen"
