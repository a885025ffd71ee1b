from pathlib import Path

import pytest
import typer

from kiosk.cli.opening import open_up, visits_for, visits_of
from kiosk.cli.places import places
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.given import Given
from kiosk.coaching.view import Phase
from kiosk.store import Archive
from tests.kiosk.store.conftest import a_visit


def test_opening_makes_settings_log_and_database_and_closing_writes_everything(
    tmp_path: Path,
) -> None:
    opened = open_up(tmp_path)
    visit = a_visit()
    opened.writer.keep(visit)
    opened.close()
    assert {"settings.toml", "treadform.db", "treadform.log"} <= {
        path.name for path in tmp_path.iterdir()
    }
    assert Archive(tmp_path / "treadform.db").load(visit.visit_id) == visit


@pytest.mark.parametrize(
    ("name", "text"),
    [("settings.toml", "[kiosk]\nwidth = 3\n"), ("treadform.db", "half a database")],
)
def test_what_cannot_be_opened_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(typer.Exit) as left:
        open_up(tmp_path)
    told = capsys.readouterr().err
    assert (left.value.exit_code, told.count("\n")) == (2, 1)
    assert str(tmp_path / name) in told


def test_a_visit_that_no_disk_takes_is_said_at_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = open_up(tmp_path)
    (tmp_path / "waiting").write_text("a file where the folder should be")
    opened.writer.keep(a_visit(started_at="no time at all"))
    with pytest.raises(typer.Exit):
        opened.close()
    assert "1 visit(s) could not be written" in capsys.readouterr().err


def test_each_visit_is_a_new_one() -> None:
    new_visit = visits_of("demo")
    first, second = new_visit(), new_visit()
    assert first is not second
    assert first.view().phase is Phase.WELCOME


def test_an_unknown_program_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        visits_of("marathon")
    told = capsys.readouterr().err
    assert "marathon" in told
    assert "demo" in told


def test_a_guest_hears_staffs_own_words_in_the_language_of_the_screen(tmp_path: Path) -> None:
    given: list[Given] = []
    tongue = "en"
    make = visits_for(
        *("demo", places(tmp_path), lambda _id, _at, one: given.append(one)),
        language=lambda: tongue,
    )
    make(None, None, None)
    tongue = "es"
    make(None, None, None)
    make(None, Earlier(visits=3, language="en"), None)
    assert [one.earlier for one in given] == [
        *(None, Earlier(language="es"), Earlier(visits=3, language="en"))
    ]
