"""`treadform replay`: a recorded demo gives the visit that the demo kept."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.cli.opening import open_up
from kiosk.coaching.record import VisitRecord
from kiosk.recordings.line import HEADER
from kiosk.store.export.document import read_document


def run(home: Path, *command: str) -> Result:
    return CliRunner().invoke(app, [*command, "--home", str(home)])


def test_a_recorded_demo_is_replayed_to_the_visit_that_was_kept(tmp_path: Path) -> None:
    tape = tmp_path / "demo.txt.gz"
    assert run(tmp_path, "demo", "--speed", "50", "--record", str(tape)).exit_code == 0
    ran = run(tmp_path, "replay", str(tape), "--to", str(tmp_path / "out"))
    assert ran.exit_code == 0, ran.output
    assert "digest " in ran.output
    (written,) = (tmp_path / "out").glob("*.json")
    assert json.loads(written.read_text())
    replayed = read_document(written)
    opened = open_up(tmp_path)
    kept = opened.archive.load(replayed.visit_id)
    opened.close()
    assert kept is not None
    assert gist(kept) == gist(replayed)


def gist(visit: VisitRecord) -> list[object]:
    """What the store keeps of it; some values of a step are told and not kept."""
    return [
        (bout.exercise, bout.result, bout.cues, [step.initial_contact_us for step in bout.steps])
        for bout in visit.sets
    ]


def test_another_version_of_the_program_is_refused(tmp_path: Path) -> None:
    tape = tmp_path / "demo.txt"
    identity = "019a5f3e-0000-7abc-8def-0123456789ab 2026-01-01T00:00:00+00:00"
    tape.write_text(f"{HEADER}\n0 visit {identity} demo 99\n5 tick\n")
    ran = run(tmp_path, "replay", str(tape))
    assert ran.exit_code == 2
    assert "version 99" in ran.output


MADE = "0 visit 019a5f3e-0000-7abc-8def-0123456789ab 2026-01-01T00:00:00+00:00 demo 1\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 tick\n", "no visit begins in it"),
        ("0 visit me now demo 1\n", "a visit has an id"),
        ("0 visit\n", "a visit has an id"),
        (f'{MADE}0 given {{"program": 3}}\n5 tick\n', "what the visit was given: program"),
        (f"{MADE}² tick\n", "a line begins with µs"),
        (f"{MADE}{'9' * 30} tick\n", "a line begins with µs"),
        (f"{MADE}5 feet A 7\n9 tick\n", "7"),
        (f'{MADE}5 tick\n9 known {{"visits":\n9 tick\n', "what was known of the member"),
    ],
)
def test_a_damaged_recording_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    tape = tmp_path / "tape.txt"
    tape.write_text(f"{HEADER}\n{text}")
    ran = run(tmp_path, "replay", str(tape))
    assert ran.exit_code == 2
    (line,) = ran.output.strip().splitlines()
    assert line.startswith(f"treadform: {tape}:")
    assert said in line


@pytest.mark.parametrize("what", ["opened", "closed", "belt", "heard", "read", "touch", "worn"])
def test_a_line_that_lost_its_words_is_passed_over(tmp_path: Path, what: str) -> None:
    tape = tmp_path / "tape.txt"
    tape.write_text(f"{HEADER}\n{MADE}5 tick\n6 {what}\n7 touch belt_speed NaN\n9 tick\n")
    ran = run(tmp_path, "replay", str(tape))
    assert ran.exit_code == 0, ran.output
