"""The tables of quirks and of rules name a test for every number, and it is there."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
ROOM = TESTS.parent.parent / "kiosk" / "devices"
QUIRKS = dict(
    re.findall(r"^\| (\d+) \|.*\| `(.*)` \|$", (ROOM / "README.md").read_text(), re.MULTILINE)
)
RULES = re.findall(
    r"^\| (\d+) .*\| (`[^|]*`) \|$", (ROOM / "treadmill" / "README.md").read_text(), re.MULTILINE
)


def numbered(kind: str, file: str) -> set[int]:
    """The numbers that the tests of a file carry; "10_and_11" and "12_and_13" are two."""
    names = re.findall(rf"def test_{kind}s?_((?:\d+_(?:and_)?)+)", (TESTS / file).read_text())
    return {int(number) for name in names for number in re.findall(r"\d+", name)}


def test_every_quirk_of_the_page_has_its_row() -> None:
    assert list(map(int, QUIRKS)) == list(range(1, 37))


@pytest.mark.parametrize("number", QUIRKS)
def test_every_quirk_has_the_test_that_its_row_names(number: str) -> None:
    assert int(number) in numbered("quirk", QUIRKS[number])


def test_every_rule_has_its_row() -> None:
    assert [int(number) for number, _ in RULES] == list(range(1, 13))


@pytest.mark.parametrize(("number", "files"), RULES)
def test_every_rule_has_a_test_in_each_file_that_its_row_names(number: str, files: str) -> None:
    named = re.findall(r"`([^`]*)`", files)
    assert named
    assert all(int(number) in numbered("rule", file) for file in named)
