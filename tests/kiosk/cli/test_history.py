import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.coaching.record import VisitRecord
from kiosk.store import new_id
from kiosk.store.database import open_database
from tests.kiosk.store.conftest import a_visit, save


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def visit(home: Path) -> VisitRecord:
    kept = a_visit(7)
    with open_database(home / "treadform.db").begin() as connection:
        save(connection, kept)
    return kept


def ask(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["history", "--home", str(home), *words])


def test_kept_visits_are_listed(home: Path, visit: VisitRecord) -> None:
    told = ask(home)
    assert told.exit_code == 0
    (line,) = [line for line in told.stdout.splitlines() if str(visit.visit_id) in line]
    assert line.split()[-3:] == ["complete", "1", "7"]


def test_one_visit_shows_its_sets(home: Path, visit: VisitRecord) -> None:
    told = ask(home, str(visit.visit_id))
    assert "push_and_float" in told.stdout
    assert "171.4" in told.stdout
    assert "unknown" in told.stdout  # no contact time was measured in it


def test_other_programs_can_read_it(home: Path, visit: VisitRecord) -> None:
    (line,) = json.loads(ask(home, "--json").stdout)
    assert (line["visit"], line["steps"]) == (str(visit.visit_id), 7)
    (bout,) = json.loads(ask(home, str(visit.visit_id), "--json").stdout)
    assert bout["contact_time_ms"] is None


@pytest.mark.parametrize(
    ("words", "told"),
    [(["sunday"], "not a visit's id"), ([str(new_id())], "no such visit")],
)
def test_an_id_that_leads_nowhere(
    home: Path, visit: VisitRecord, words: list[str], told: str
) -> None:
    asked = ask(home, *words)
    assert (asked.exit_code, asked.stderr.count("\n")) == (2, 1)
    assert told in asked.stderr


def test_nothing_kept_yet(home: Path) -> None:
    asked = ask(home)
    assert asked.exit_code == 2
    assert "no visit was kept here yet" in asked.stderr
    assert not home.exists()


def test_a_file_that_is_no_database(home: Path) -> None:
    home.mkdir()
    (home / "treadform.db").write_text("half written")
    asked = ask(home)
    assert (asked.exit_code, asked.stderr.count("\n")) == (2, 1)
    assert "this is not a database" in asked.stderr
