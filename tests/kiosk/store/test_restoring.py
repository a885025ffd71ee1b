from pathlib import Path

from kiosk.store import Archive
from kiosk.store.backups import Backups
from kiosk.store.restoring import ask_for_restore, restore_if_asked
from tests.kiosk.store.conftest import a_visit


def test_nothing_asked_for_nothing_done(path: Path) -> None:
    assert restore_if_asked(path) is None
    assert not path.exists()


def test_it_is_done_once(path: Path, tmp_path: Path) -> None:
    Archive(path).close()
    made = Backups(path, tmp_path / "backups").make()
    Archive(path).add(a_visit())
    ask_for_restore(path, made)
    assert restore_if_asked(path) == made
    assert restore_if_asked(path) is None
    assert Archive(path).history() == []


def test_a_bad_backup_changes_nothing(path: Path, tmp_path: Path) -> None:
    Archive(path).add(a_visit())
    (tmp_path / "bad.db").write_bytes(b"no backup")
    ask_for_restore(path, tmp_path / "bad.db")
    assert restore_if_asked(path) is None
    assert len(Archive(path).history()) == 1
