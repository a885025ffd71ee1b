"""A retired program is a version of its own: nothing is deleted, and going back passes it over."""

from pathlib import Path

from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program_text import text_of
from kiosk.coaching.staff_file import read_program, with_version
from kiosk.store.retiring import is_retired, retire, version_before
from kiosk.store.shelf import Shelf, read_text

EXPRESS = "# Ours.\n" + text_of(builtin_programs()["express"])


def published(folder: Path, times: int) -> Shelf:
    shelf = Shelf(folder)
    for _ in range(times):
        shelf.publish("express", lambda number: with_version(EXPRESS, number))
    return shelf


def test_nothing_but_the_mark_and_the_number_is_another(tmp_path: Path) -> None:
    shelf = published(tmp_path, 1)
    assert not is_retired(shelf, "express")
    assert retire(shelf, "express") == 2
    assert is_retired(shelf, "express")
    assert shelf.versions("express") == [1, 2]
    text = read_text(shelf.file("express"))
    assert text.startswith("# Ours.")
    before = read_program(EXPRESS, builtin_exercises())
    changed = {"version": 2, "retired": True}
    assert read_program(text, builtin_exercises()) == before.model_copy(update=changed)


def test_a_file_with_tables_keeps_the_mark_outside_of_them(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.publish("x", lambda n: f'name = "x"\nversion = {n}\n\n[[parts]]\nkind = "who"\n')
    retire(shelf, "x")
    assert is_retired(shelf, "x")
    assert 'kind = "who"' in read_text(shelf.file("x"))


def test_going_back_passes_over_what_was_retired(tmp_path: Path) -> None:
    shelf = published(tmp_path, 2)
    retire(shelf, "express")
    assert version_before(shelf, "express") == 2
    shelf.roll_back("express", 2)
    shelf.publish("express", lambda number: with_version(EXPRESS, number))
    assert (shelf.current("express"), version_before(shelf, "express")) == (4, 2)
    shelf.roll_back("express", 1)
    assert version_before(shelf, "express") is None


def test_what_cannot_be_read_is_not_retired(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.publish("x", lambda _n: "retired = tr")
    assert not is_retired(shelf, "x")
    assert not is_retired(shelf, "nothing")
