"""The code lists are well formed, and their page in the docs states what they hold."""

import re
from collections import Counter

import pytest

from budgetkit.disclosure.reference.classifications import Kind, classification
from budgetkit.disclosure.reference.lists import (
    CODE_LENGTHS,
    LIST_FILES,
    list_entries,
    read_rows,
)

KINDS: tuple[Kind, ...] = ("function", "dept_econ", "gov_econ")
FIRST_DIGIT = {"function": "2", "dept_econ": "3", "gov_econ": "5"}
STATUSES = {
    "verified",
    "verified_by_sibling",
    "verified_1doc",
    "sibling_1doc",
    "seed_only",
    "memory",
}
FILES = (*LIST_FILES.values(), "mapping.csv")


@pytest.mark.parametrize("kind", KINDS)
def test_a_code_stands_once_for_each_edition(kind):
    counts = Counter((entry.code, entry.edition) for entry in list_entries(kind))
    assert [row for row, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_level_is_the_length_of_the_code(kind):
    for entry in list_entries(kind):
        assert entry.code.isdecimal()
        assert entry.code[0] == FIRST_DIGIT[kind]
        assert len(entry.code) == CODE_LENGTHS[entry.level - 1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_says_what_it_rests_on(kind):
    for row in read_rows(LIST_FILES[kind]):
        assert row["name"] == row["name"].strip() != ""
        assert row["status"] in STATUSES
        assert row["source"]
        assert row["name"] not in row["aliases"].split("|")
        if row["valid_from"] and row["valid_to"]:
            assert int(row["valid_from"]) <= int(row["valid_to"])


def test_missing_parents_are_known():
    missing = {kind: classification(kind).missing_parents() for kind in KINDS}
    functions = ("20110", "20506", "20606", "20698", "21105", "22402", "22407")
    assert missing == {"function": functions, "dept_econ": (), "gov_econ": ()}


def test_the_mapping_joins_codes_of_the_lists():
    dept, gov = classification("dept_econ"), classification("gov_econ")
    for row in read_rows("mapping.csv"):
        assert dept.by_code(row["dept_code"]), row
        assert gov.by_code(row["gov_code"]) or row["status"] == "unknown", row


@pytest.mark.parametrize("file_name", FILES)
def test_no_row_names_a_machine_or_a_host(file_name):
    for row in read_rows(file_name):
        assert not re.search(r"[/\\]\w+/|https?:|\.com|\.git", row["source"] + row["note"]), row


def test_the_docs_state_the_counts(root):
    page = (root / "docs" / "code-lists.md").read_text("utf-8")
    printed = re.findall(r"^\| `([\w.]+)` \| (\w+) \| (\d+) \|$", page, re.MULTILINE)
    counts = Counter((name, row["status"]) for name in FILES for row in read_rows(name))
    assert {(name, status): int(count) for name, status, count in printed} == counts


def test_the_docs_name_the_missing_parents(root):
    page = (root / "docs" / "code-lists.md").read_text("utf-8")
    assert ", ".join(classification("function").missing_parents()) in page
