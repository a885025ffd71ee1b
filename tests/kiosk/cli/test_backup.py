from pathlib import Path

from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.store import Archive
from tests.kiosk.store.conftest import a_visit


def ask(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--home", str(home)])


def with_a_visit(home: Path) -> None:
    archive = Archive(home / "treadform.db")
    writer = archive.writer(home / "waiting")
    writer.keep(a_visit())
    writer.close()
    archive.close()


def test_a_backup_can_be_made_moved_and_brought_back_elsewhere(tmp_path: Path) -> None:
    with_a_visit(tmp_path / "here")
    made = ask(tmp_path / "here", "backup", str(tmp_path / "stick.db"))
    assert made.exit_code == 0
    back = ask(tmp_path / "there", "restore", str(tmp_path / "stick.db"))
    assert back.exit_code == 0
    assert len(Archive(tmp_path / "there" / "treadform.db").history()) == 1


def test_the_newest_backup_is_the_one_that_is_not_named(tmp_path: Path) -> None:
    with_a_visit(tmp_path)
    assert ask(tmp_path, "backup").exit_code == 0
    (tmp_path / "treadform.db").unlink()
    assert ask(tmp_path, "restore").exit_code == 0
    assert len(Archive(tmp_path / "treadform.db").history()) == 1


def test_what_cannot_be_done_is_one_line_and_exit_2(tmp_path: Path) -> None:
    for words in (["backup"], ["restore"], ["restore", "nowhere.db"]):
        told = ask(tmp_path, *words)
        assert (told.exit_code, told.stderr.count("\n")) == (2, 1)


def test_a_backup_never_writes_over_a_file(tmp_path: Path) -> None:
    with_a_visit(tmp_path)
    (tmp_path / "mine.db").write_text("mine")
    assert ask(tmp_path, "backup", str(tmp_path / "mine.db")).exit_code == 2
    assert (tmp_path / "mine.db").read_text() == "mine"
