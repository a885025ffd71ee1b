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


@pytest.mark.parametrize("spoilt", [b"two", b"", b"\xff\x00"])
def test_with_a_spoilt_number_the_newest_is_in_use_until_another_is_chosen(
    shelf: Shelf, tmp_path: Path, spoilt: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        shelf.publish("x", str)
    shelf.roll_back("x", 1)
    (tmp_path / "programs/published/x/current").write_bytes(spoilt)
    assert (shelf.names(), shelf.current("x")) == (["x"], 3)
    assert "programs rollback x --to N" in caplog.text
    assert shelf.roll_back("x", 1) == shelf.current("x") == 1


def test_a_file_that_cannot_be_read_is_said(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "programs/published/x/current").mkdir(parents=True)
    with pytest.raises(ShelfError, match="cannot be read"):
        shelf.current("x")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ShelfError, match="not a text file"):
        read_text(tmp_path / "b.toml")
    with pytest.raises(ShelfError, match="cannot be read"):
        read_text(tmp_path / "none.toml")
