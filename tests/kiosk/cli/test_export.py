from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.coaching.record import VisitRecord
from kiosk.store import Archive
from tests.kiosk.store.conftest import a_visit


def ask(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--home", str(home)])


@pytest.fixture
def visit(tmp_path: Path) -> VisitRecord:
    kept = a_visit(30)
    Archive(tmp_path / "treadform.db").add(kept)
    return kept


def test_the_newest_visit_is_written_in_every_format_under_no_name(
    tmp_path: Path, visit: VisitRecord
) -> None:
    told = ask(tmp_path, "export", "--to", str(tmp_path / "out"))
    assert told.exit_code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    begin = f"2026-11-22_{str(visit.visit_id)[-8:]}"
    ends = (".fit", ".json", "_card.png", "_steps.csv")
    assert names == [f"{begin}{end}" for end in ends]
    assert all(str(tmp_path / "out" / name) in told.stdout for name in names)


def test_one_format_of_one_visit(tmp_path: Path, visit: VisitRecord) -> None:
    words = ("export", str(visit.visit_id), "--format", "csv", "--to", str(tmp_path / "out"))
    assert ask(tmp_path, *words).exit_code == 0
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_an_exported_visit_can_be_taken_in_elsewhere_once(
    tmp_path: Path, visit: VisitRecord
) -> None:
    ask(tmp_path, "export", "--format", "json", "--to", str(tmp_path / "out"))
    (file,) = (tmp_path / "out").iterdir()
    first = ask(tmp_path / "there", "import", str(file))
    again = ask(tmp_path / "there", "import", str(file))
    assert "taken in" in first.stdout
    assert "was here already" in again.stdout
    assert Archive(tmp_path / "there" / "treadform.db").load(visit.visit_id) == visit


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--format", "docx"),
        ("export", "yesterday"),
        ("export", "0190b0a0-0000-7000-8000-000000000000"),
        ("export", "--to", "/dev/null/out"),
        ("import", "/nowhere/visit.json"),
        ("import", "/dev/null"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(
    tmp_path: Path, visit: VisitRecord, words: tuple[str, ...]
) -> None:
    told = ask(tmp_path, *words)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
