"""The demo as a newcomer starts it: a process of its own, no display, a real database."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

Answer = subprocess.CompletedProcess[str]


def treadform(*words: str, home: Path, **environment: str) -> Answer:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words, "--home", str(home)],
        env=bare | environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def shots(home: Path) -> Path:
    return home / "out" / "shots"


@pytest.fixture(scope="module")
def demo(home: Path, shots: Path) -> Answer:
    return treadform("demo", "--speed", "50", "--shots", str(shots), home=home)


def test_it_ends_well_and_says_only_what_it_should(demo: Answer) -> None:
    assert (demo.returncode, demo.stderr) == (0, "")
    assert "welcome" in demo.stdout
    assert "set 3 of 3" in demo.stdout
    assert "Traceback" not in demo.stdout


def test_the_cadence_it_measured_is_the_true_one_within_1_percent(
    demo: Answer, shots: Path
) -> None:
    summary = json.loads((shots / "summary.json").read_text())
    assert summary["complete"]
    assert len(summary["sets"]) == 5
    for bout in summary["sets"]:
        assert bout["cadence_spm"] == pytest.approx(bout["true_cadence_spm"], rel=0.01)
        assert 200 < bout["contact_time_ms"] < 320


def test_the_visit_is_in_sqlite_with_every_step(demo: Answer, home: Path, shots: Path) -> None:
    told = json.loads((shots / "summary.json").read_text())
    with sqlite3.connect(home / "treadform.db") as kept:
        (steps,) = kept.execute("SELECT count(*) FROM steps WHERE set_position >= 0").fetchone()
        (visits,) = kept.execute("SELECT count(*) FROM visits").fetchone()
    kept.close()
    assert visits == 1
    assert steps == sum(bout["steps"] for bout in told["sets"])


def test_another_start_shows_it_again(demo: Answer, home: Path, shots: Path) -> None:
    told = json.loads((shots / "summary.json").read_text())
    listed = json.loads(treadform("history", "--json", home=home).stdout)
    assert [line["visit"] for line in listed] == [told["visit"]]
    sets = json.loads(treadform("history", told["visit"], "--json", home=home).stdout)
    assert [bout["cadence_spm"] for bout in sets] == [b["cadence_spm"] for b in told["sets"]]


def test_there_is_a_picture_of_each_page_it_reached(demo: Answer, shots: Path) -> None:
    pictures = [path.name for path in sorted(shots.glob("*.png"))]
    assert any("welcome" in name for name in pictures)
    assert any("summary" in name for name in pictures)
    assert all((shots / name).read_bytes().startswith(b"\x89PNG") for name in pictures)


def test_a_folder_that_cannot_be_written_is_said_before_the_visit(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    told = treadform("demo", "--shots", str(tmp_path / "out"), home=tmp_path / "home")
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1
    assert f"{tmp_path / 'out'}: cannot be written" in told.stderr
    assert not (tmp_path / "home").exists()


def test_a_damaged_database_is_said_before_the_visit(tmp_path: Path) -> None:
    (tmp_path / "treadform.db").write_bytes(b"SQLite format 3\0 and then nothing")
    told = treadform("demo", home=tmp_path)
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert "treadform.db" in told.stderr


def test_without_any_way_to_draw_the_visit_goes_on_unseen(tmp_path: Path) -> None:
    told = treadform("demo", "--speed", "50", home=tmp_path, SDL_VIDEODRIVER="none_such")
    assert told.returncode == 0
    assert "summary" in told.stdout
    assert "goes on without pictures" in (tmp_path / "treadform.log").read_text()
