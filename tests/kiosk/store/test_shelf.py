"""The shelf: versions are only ever added, and the one in use is a pointer."""

from pathlib import Path

import pytest

from kiosk.store.shelf import Shelf, ShelfError, read_text


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "programs")


def test_an_empty_shelf_has_nothing(shelf: Shelf) -> None:
    assert (shelf.names(), shelf.drafts(), shelf.current("x"), shelf.versions("x")) == (
        *([], {}, None, []),
    )
    with pytest.raises(ShelfError, match="never published"):
        shelf.roll_back("x")
    with pytest.raises(ShelfError, match="never published"):
        shelf.file("x")


def test_published_versions_stay_and_rolling_back_deletes_nothing(shelf: Shelf) -> None:
    for expected in (1, 2, 3):
        assert shelf.publish("x", lambda number: f"version {number}") == expected
    assert shelf.roll_back("x") == 2
    assert shelf.roll_back("x") == 1
    assert shelf.versions("x") == [1, 2, 3]
    assert read_text(shelf.file("x")) == "version 1"
    with pytest.raises(ShelfError, match="published: 1, 2, 3; now 1"):
        shelf.roll_back("x")
    assert shelf.roll_back("x", 3) == 3
    assert shelf.publish("x", str) == 4
    assert shelf.names() == ["x"]


def test_a_draft_is_not_overwritten_unasked(shelf: Shelf) -> None:
    path = shelf.add("x", "one")
    with pytest.raises(ShelfError, match="there already"):
        shelf.add("x", "two")
    assert shelf.add("x", "two", replace=True) == path
    assert read_text(shelf.drafts()["x"]) == "two"


@pytest.mark.parametrize("name", ["../x", "X", "", "1x", "a/b", "a.b"])
def test_a_name_cannot_lead_out_of_the_folder(shelf: Shelf, name: str) -> None:
    with pytest.raises(ShelfError, match="a name is"):
        shelf.add(name, "")


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "programs").write_text("")
    with pytest.raises(ShelfError, match="cannot be written"):
        Shelf(tmp_path / "programs").add("x", "")


def test_a_spoilt_pointer_and_a_binary_file_are_said(shelf: Shelf, tmp_path: Path) -> None:
    shelf.publish("x", str)
    (tmp_path / "programs/published/x/current").write_text("two")
    with pytest.raises(ShelfError, match="does not hold"):
        shelf.current("x")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ShelfError, match="not a text file"):
        read_text(tmp_path / "b.toml")
    with pytest.raises(ShelfError, match="cannot be read"):
        read_text(tmp_path / "none.toml")
