"""A whole visit on `treadform run` by real X11 clicks, in every language: `make test-clicks`.

A stranger who only sees the screen and only has a finger. The kiosk runs in real time, so the
program is a short one. Once in each visit, in the middle of the guesses, the screen's process is
made to hang: it has to come back into the same visit, in the same language, by itself.
"""

import os
import signal
import sys
import time
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from kiosk.coaching.exercise import Dose
from kiosk.coaching.library import builtin_programs
from kiosk.coaching.program import Part, PartKind, Program
from kiosk.coaching.program_text import text_of
from kiosk.coaching.questions import READY_LINES
from kiosk.store import Archive
from kiosk.store.shelf import Shelf
from kiosk.words.catalogue import languages
from tests.kiosk.screen.eyes import Button, Screen, buttons, x_server

SECONDS = {PartKind.WHO: 10.0, PartKind.READY: 10.0, PartKind.PODS: 10.0, PartKind.STAND_TALL: 5.0}
SETTLES_S = 0.4
"""A tap within 0.35 s of a new page was meant for the one before."""
WANTED = (
    ("welcome", "Start"),
    ("who", "Go on as a guest"),
    *(("ready", line) for line in READY_LINES[:3]),
    ("pods_all", "Go on"),
    ("guess_cadence", "That is it"),
    ("guess_strike", "Whole foot"),
    ("guess_side", "The same"),
    ("guess_lean", "Upright"),
    ("guess_ease", "Easy"),
    ("feel", "Easy"),
    ("summary_guest", "Done"),
)

GUESSES = {"That is it", "Whole foot", "The same", "Upright"}


def short_visit() -> Program:
    """Everything that a whole visit has, once and as short as it may be."""
    express = builtin_programs()["express"]
    exercise = Part(
        kind=PartKind.EXERCISE, exercise="push_and_float", dose=Dose(sets=1, work_s=10, rest_s=5)
    )
    parts = [
        *(Part(kind=kind, seconds=seconds) for kind, seconds in SECONDS.items()),
        *(Part(kind=PartKind.WALK, seconds=5), Part(kind=PartKind.BASELINE, seconds=15)),
        *(Part(kind=PartKind.GUESS, seconds=10), exercise),
        *(Part(kind=PartKind.RETEST, seconds=15), Part(kind=PartKind.SUMMARY, seconds=60)),
    ]
    changed = {"name": "short", "title": "Short", "demonstrations": False}
    return Program.model_validate(express.model_dump() | changed | {"parts": parts})


def visits(screen: Screen, known: list[Button], kiosk: Popen[str]) -> list[str]:
    """Click whatever is known and there, until the summary was left; the buttons in order."""
    clicked: list[str] = []
    hung = 0
    while clicked[-1:] != ["Done"] or not known[0].is_on(screen.look()):
        assert kiosk.poll() is None, kiosk.communicate()[1]
        seen = screen.look()
        here = next((one for one in known if one.is_on(seen)), None)
        if here is not None and not (clicked[-1:] == ["Done"] and here is known[0]):
            time.sleep(SETTLES_S)
            screen.click(*here.at)
            clicked.append(here.label)
        if not hung and GUESSES & set(clicked):
            hung = screen_of(kiosk)
            os.kill(hung, signal.SIGSTOP)
        time.sleep(SETTLES_S)
    assert screen_of(kiosk) != hung
    return clicked


def screen_of(kiosk: Popen[str]) -> int:
    """The process that draws."""
    threads = Path(f"/proc/{kiosk.pid}/task").glob("*/children")
    (drawing,) = [
        child
        for one in threads
        for child in one.read_text().split()
        if b"kiosk.screen" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
    return int(drawing)


@pytest.mark.parametrize("language", languages())
def test_a_stranger_finishes_a_visit_with_a_finger_and_nothing_else(
    language: str, tmp_path: Path
) -> None:
    known = buttons(language, WANTED, tmp_path)
    known.sort(key=lambda one: one.page != "welcome")
    home = tmp_path / "home"
    Shelf(home / "programs").publish("short", lambda _n: text_of(short_visit()))
    (home / "settings.toml").write_text(f'[kiosk]\nlanguage = "{language}"\n')
    bare = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"}
    run = [sys.executable, "-m", "kiosk", "run", "--simulated", "--program", "short"]
    with x_server(tmp_path) as screen:
        seen = bare | {"DISPLAY": screen.display, "SDL_AUDIODRIVER": "dummy"}
        with Popen([*run, "--home", str(home)], env=seen, stderr=PIPE, text=True) as kiosk:
            try:
                clicked = visits(screen, known, kiosk)
            finally:
                kiosk.send_signal(signal.SIGTERM)
    for label in ("Start", "Go on as a guest", *READY_LINES[:3], "Easy", "Done"):
        assert label in clicked, "; ".join(clicked)
    assert GUESSES & set(clicked), "; ".join(clicked)
    archive = Archive(home / "treadform.db")
    (day,) = archive.staff_door.desk_of("test").report()
    archive.close()
    assert (day.program, day.started, day.completed, day.guests) == ("short", 1, 1, 1)
