"""A recording beside the kiosk, or none."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from typer import Exit

from kiosk.app.known import Known
from kiosk.cli.tape import Tape, tape
from kiosk.coaching.given import Given
from kiosk.coaching.library import builtin_programs
from kiosk.recordings.line import read_lines


def test_without_a_file_everything_is_as_it_was() -> None:
    with tape(None, lambda: 0) as silent:
        known = Known()
        air = nullcontext
        assert silent.air(air) is air  # type: ignore[arg-type,comparison-overlap]
        assert silent.known(known) is known
        silent.visit("id", "now", Given(builtin_programs()["demo"]))
        silent.note("known", "{}")
    assert silent == Tape()


def test_with_a_file_visits_and_what_staff_know_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with tape(path, lambda: 5) as written:
        written.visit("id", "now", Given(builtin_programs()["demo"]))
        written.known(Known()).worn("A")
        written.note("taken")
    first, given, last = read_lines(path)
    assert [str(first), given.what, str(last)] == ["5 visit id now demo 1", "given", "5 taken"]


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(Exit), tape(tmp_path / "none" / "out.txt", lambda: 0):
        raise AssertionError("never reached")
