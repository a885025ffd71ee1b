"""`treadform validate --simulated`: what is printed and what is kept."""

import csv
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.cli.validate import COLUMNS, keep
from kiosk.cli.validation.judge import sixty_steps


def test_findings_are_printed_and_kept_below_those_of_other_days(tmp_path: Path) -> None:
    before = f"{','.join(COLUMNS)}\n2026-01-01,steps,60,60,2,steps,True,a pod\n"
    (tmp_path / "validation.csv").write_text(before)
    done = CliRunner().invoke(app, ["validate", "--simulated", "--home", str(tmp_path)])
    assert "steps: 6" in done.output
    assert "km/h" in done.output
    with (tmp_path / "validation.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["check"] for row in rows] == ["steps", "steps", "belt speed", "hop contact"]
    assert rows[1]["true"] == "60"
    assert "Treadform left shoe" in rows[1]["heard"]


def test_a_file_that_cannot_be_written_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "validation.csv"
    file.mkdir()
    with pytest.raises(typer.Exit):
        keep([sixty_steps(60, 60)], [], file)
    assert "cannot be written" in capsys.readouterr().err
