import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from tests.kiosk.store.conftest import a_visit


def ask(home: Path, *words: str, said: str = "") -> Result:
    return CliRunner().invoke(app, [*words, "--home", str(home)], input=said)


def kept(home: Path) -> int:
    return len(Archive(home / "treadform.db").history())


@pytest.fixture
def visit(tmp_path: Path) -> VisitRecord:
    one = a_visit(5, "2020-02-02T10:00:00+00:00")
    Archive(tmp_path / "treadform.db").add(one)
    return one


def test_a_visit_is_forgotten_with_a_receipt(tmp_path: Path, visit: VisitRecord) -> None:
    paper = tmp_path / "receipt.json"
    told = ask(tmp_path, "forget", str(visit.visit_id), "--yes", "--receipt", str(paper))
    assert told.exit_code == 0
    receipt = json.loads(paper.read_text())
    assert receipt == json.loads(told.stdout)
    assert receipt["forgotten"] == [str(visit.visit_id)]
    assert receipt["steps_deleted"] == 5
    assert receipt["gone_from_backups_by"] > receipt["forgotten_at"]
    assert kept(tmp_path) == 0


def test_it_asks_first(tmp_path: Path, visit: VisitRecord) -> None:
    assert ask(tmp_path, "forget", str(visit.visit_id), said="n\n").exit_code == 1
    assert kept(tmp_path) == 1
    assert ask(tmp_path, "forget", str(visit.visit_id), said="y\n").exit_code == 0
    assert kept(tmp_path) == 0


def test_old_visits_can_be_named_by_their_age(tmp_path: Path, visit: VisitRecord) -> None:
    assert ask(tmp_path, "forget", "--older-than-days", "100000", "--yes").exit_code == 2
    assert ask(tmp_path, "forget", "--older-than-days", "99999999999", "--yes").exit_code == 2
    assert ask(tmp_path, "forget", "--older-than-days", "365", "--yes").exit_code == 0
    assert kept(tmp_path) == 0


@pytest.mark.parametrize(
    "words", [(), ("sunday",), ("0190b0a0-0000-7000-8000-000000000000", "--receipt", "/dev/null/x")]
)
def test_what_cannot_be_done_is_one_line_and_deletes_nothing(
    tmp_path: Path, visit: VisitRecord, words: tuple[str, ...]
) -> None:
    told = ask(tmp_path, "forget", *words, "--yes")
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    assert kept(tmp_path) == 1


def test_the_report_counts_days_for_people_and_programs(tmp_path: Path, visit: VisitRecord) -> None:
    (day,) = json.loads(ask(tmp_path, "report", "--json").stdout)
    assert (day["day"], day["started"], day["completed"]) == ("2020-02-02", 1, 1)
    assert "2020-02-02" in ask(tmp_path, "report").stdout
    assert str(visit.visit_id) not in ask(tmp_path, "report").stdout
