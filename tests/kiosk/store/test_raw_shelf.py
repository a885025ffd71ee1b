from pathlib import Path

from kiosk.store import new_id
from kiosk.store.raw_shelf import RawShelf


def test_what_is_deleted_is_overwritten_first(tmp_path: Path) -> None:
    shelf, visit_id = RawShelf(tmp_path), new_id()
    path = shelf.path(visit_id)
    path.write_bytes(b"a body's movements" * 100_000)
    (tmp_path / "seen through another name").hardlink_to(path)
    assert list(shelf.kept()) == [visit_id]
    assert shelf.delete([visit_id, new_id()]) == 1
    assert list(shelf.kept()) == []
    assert set((tmp_path / "seen through another name").read_bytes()) == {0}


def test_a_folder_that_was_never_needed(tmp_path: Path) -> None:
    shelf = RawShelf(tmp_path / "raw")
    assert list(shelf.kept()) == []
    assert shelf.delete([new_id()]) == 0
    assert not shelf.folder.exists()
