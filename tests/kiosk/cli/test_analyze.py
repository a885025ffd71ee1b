"""The command as people and scripts use it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app

Writer = Callable[..., Path]


def analyze(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["analyze", *map(str, arguments)])


def test_one_file_as_text(belt_file: Writer) -> None:
    result = analyze(belt_file(), "--threshold-n", 50)
    assert result.exit_code == 0
    assert "placement        belt (told by the columns)" in result.stdout
    assert "cadence          166.7 steps/min" in result.stdout


def test_several_files_as_a_table(belt_file: Writer) -> None:
    result = analyze(belt_file("a.csv"), belt_file("b.csv"), "--truth")
    assert result.exit_code == 0
    *rows, note = result.stdout.splitlines()
    assert [line.split()[0] for line in rows] == ["file", "a.csv", "b.csv", "all"]
    assert "4th true contact" in note


def test_json_of_one_and_of_several(belt_file: Writer) -> None:
    one = json.loads(analyze(belt_file(), "--json").stdout)
    assert one["placement"] == "belt"
    two = json.loads(analyze(belt_file("a.csv"), belt_file("b.csv"), "--json", "--truth").stdout)
    assert [Path(f["file"]).name for f in two["files"]] == ["a.csv", "b.csv"]
    assert two["all"]["true"] == 2 * 30  # 33 contacts each, from the 4th on


def test_events_are_written(belt_file: Writer, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    result = analyze(belt_file(), "--events", out, "--json")
    rows = list(csv.DictReader(out.read_text().splitlines()))
    assert len(rows) == json.loads(result.stdout)["steps"]
    contact_s = [float(row["contact_time_s"]) for row in rows if row["contact_time_s"]]
    assert sum(contact_s) / len(contact_s) == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--events", "no/such/folder/e.csv"], "no/such/folder/e.csv: cannot be written"),
        (["--side", "left"], "a belt sensor has no side"),
        (["--placement", "foot"], "has no acceleration"),
        (["--incline-pct", "1"], "--incline-pct means nothing without the speed"),
    ],
)
def test_giving_up_is_one_line(belt_file: Writer, arguments: list[str], said: str) -> None:
    result = analyze(belt_file(), *arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_a_threshold_needs_a_force(waist_file: Writer) -> None:
    path = waist_file()
    assert "--threshold-n is of forces" in analyze(path, "--threshold-n", 50).stderr
    assert analyze(path, "--threshold-n", 50, "--truth").exit_code == 0


def test_a_bad_file_among_good_ones_is_named_and_the_rest_is_shown(
    belt_file: Writer, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("t_s,fz_N\n0,1\n0.01,x\n")
    result = analyze(belt_file(), bad, tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "run.csv" in result.stdout
    assert "bad.csv, line 3, column 'fz_N': not a number ('x')" in result.stderr
    assert "none.csv: cannot be read (No such file or directory)" in result.stderr
    assert "Traceback" not in result.output


def test_events_of_several_files_are_refused(belt_file: Writer) -> None:
    result = analyze(belt_file("a.csv"), belt_file("b.csv"), "--events", "e.csv")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_the_drifting_belt(recording: Callable[[str], Path]) -> None:
    """77 contacts; 276.5 ms at 50 N."""
    path = recording("force_drifting_belt.csv")
    figures = json.loads(analyze(path, "--threshold-n", 50, "--truth", "--json").stdout)
    assert figures["contact_time_s"]["n"] == pytest.approx(77, abs=1)
    assert figures["steps"] == pytest.approx(77, abs=1)
    assert figures["contact_time_s"]["mean"] == pytest.approx(0.2765, abs=0.005)
    assert figures["truth"]["both"] == figures["truth"]["true"] == 74
    assert figures["truth"]["false"] == 0
