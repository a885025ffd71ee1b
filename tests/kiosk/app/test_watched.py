"""The supervising parent: a screen that hangs or dies is started anew, the visit goes on behind it.

The screens here are small programs that speak the real line: one behaves, one hangs, one dies.
"""

import os
import signal
import sys
import textwrap
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kiosk.app.watched import OFTEN, ScreenLost, WatchedScreen
from kiosk.coaching.view import Intent, Phase, View
from kiosk.gait.measures import Live
from kiosk.screen.pane import Chosen, Glass

SCREEN = """
import os, sys, time
from multiprocessing.connection import Connection
from kiosk.coaching.view import Intent
from kiosk.screen.pane import Asked, Chosen, Frame
line = Connection(int(sys.argv[-1]))
glass = line.recv()
def frame():
    line.send(Frame())
    return line.recv()
first = not os.path.exists(sys.argv[1])
open(sys.argv[1], "a").write(glass.chosen.language + "\\n")
"""
DRAWS = SCREEN + "frame(); frame()\n"
HANGS_ONCE = DRAWS + "line.send(Chosen('es')); frame()\nif first: time.sleep(600)\n"
DIES_ONCE = SCREEN + "frame()\nif first: os.abort()\n"
SLOW = SCREEN + "for _ in range(3): time.sleep(1); frame()\nframe()\n"
SLOW_PAGES = DRAWS + "time.sleep(2)\nframe(); time.sleep(1.2)\nframe()\n"
SLOW_THEN_HANGS = DRAWS + "time.sleep(2)\nframe()\nif first: time.sleep(600)\n"
NEVER_DRAWS = SCREEN + "frame(); time.sleep(600)\n"
DIES_AFTER_ITS_FIRST = SCREEN + "frame(); frame(); frame()\nif first: os.abort()\n"
DIES_ALWAYS = SCREEN + "frame(); sys.exit(3)\n"
BLIND_ONCE = (
    SCREEN
    + """frame(); frame(); frame()
if first: time.sleep(600)
frame(); frame(); frame(); frame()
"""
)
TOUCHES = SCREEN + "frame(); line.send(Asked(Intent.ANSWER, 2.0)); frame()\n"


class Behind:
    """A visit that goes on whoever looks."""

    def __init__(self) -> None:
        self.asked: list[tuple[Intent, Any]] = []
        self.looks = 0

    def view(self) -> View:
        self.looks += 1
        return View(self.looks, Phase.SET, "", Live(0))

    def intend(self, intent: Intent, value: Any = None) -> None:
        self.asked.append((intent, value))


class NoDesk:
    def view(self) -> None:
        return None

    def do(self, deed: Any) -> None: ...


def watched(
    script: str, tmp_path: Path, hung_after_s: float = 0.6, **more: Any
) -> tuple[WatchedScreen, Behind]:
    path = tmp_path / "screen.py"
    path.write_text(textwrap.dedent(script))
    behind = Behind()
    command = (sys.executable, str(path), str(tmp_path / "started"))
    glass = Glass(chosen=Chosen("en"))
    return (
        WatchedScreen(
            *(behind, NoDesk(), glass, lambda: 0),
            command=command,
            hung_after_s=hung_after_s,
            **more,
        ),
        behind,
    )


@pytest.fixture(autouse=True)
def house_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


def test_a_hung_screen_is_killed_and_started_into_the_same_visit(tmp_path: Path) -> None:
    screen, behind = watched(HANGS_ONCE, tmp_path)
    screen.run()
    assert screen.restarts == 1
    assert behind.looks == 6
    assert (tmp_path / "started").read_text().split() == ["en", "es"]  # what was chosen stays


def test_a_screen_that_dies_is_started_anew(tmp_path: Path) -> None:
    screen, _behind = watched(DIES_ONCE, tmp_path)
    screen.run()
    assert screen.restarts == 1


@pytest.mark.parametrize("script", [BLIND_ONCE, DIES_AFTER_ITS_FIRST])
def test_rule_10_where_nobody_sees_stop_the_belt_is_given_back(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once for each time that its Stop was seen: a screen that stands still, dies or is closed."""
    monkeypatch.setattr("kiosk.app.watched.BLIND_AFTER_S", 0.2)
    screen, behind = watched(script, tmp_path)
    screen.run()
    assert screen.restarts == 1
    assert behind.asked == [(Intent.BELT_END, None)] * 2


def test_one_that_dies_again_and_again_is_given_up(tmp_path: Path) -> None:
    screen, _behind = watched(DIES_ALWAYS, tmp_path)
    with pytest.raises(ScreenLost, match="ended with 3"):
        screen.run()
    assert screen.restarts == OFTEN


def test_a_slow_start_is_no_hang(tmp_path: Path) -> None:
    """Neither while its libraries are read nor while its window opens or it first draws."""
    screen, behind = watched(SLOW, tmp_path)
    screen.run()
    assert (screen.restarts, behind.looks) == (0, 4)


def test_a_page_that_takes_no_longer_than_starting_did_is_no_hang(tmp_path: Path) -> None:
    screen, behind = watched(SLOW_PAGES, tmp_path)
    screen.run()
    assert (screen.restarts, behind.looks) == (0, 4)


@pytest.mark.parametrize("most_s", [0.5, 15.0])
def test_a_screen_that_started_slowly_is_waited_for_no_longer_than_the_unit_allows(
    most_s: float, tmp_path: Path
) -> None:
    screen, _behind = watched(SLOW_THEN_HANGS, tmp_path, hung_at_most_s=most_s)
    screen.run()
    assert screen.restarts == 1
    assert screen._patience_s == pytest.approx(min(most_s, screen._started_in_s))
    assert screen._started_in_s > 2


def test_one_that_never_draws_is_given_up_however_slow_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.app.watched.WITHIN_S", 0.0)
    screen, _behind = watched(NEVER_DRAWS, tmp_path, start_within_s=0.5)
    with pytest.raises(ScreenLost, match="hangs"):
        screen.run()
    assert screen.restarts == OFTEN


def test_systemd_waits_while_a_screen_is_started_anew_and_not_for_the_first(tmp_path: Path) -> None:
    said: list[int] = []
    screen, _behind = watched(
        NEVER_DRAWS, tmp_path, start_within_s=1.5, drawn=lambda: said.append(screen.restarts)
    )
    with pytest.raises(ScreenLost):
        screen.run()
    assert said.count(0) == 0, "nobody has seen anything of it"
    assert min(said.count(n) for n in range(1, OFTEN + 1)) > 1


def test_touches_reach_the_visit(tmp_path: Path) -> None:
    screen, behind = watched(TOUCHES, tmp_path)
    screen.run()
    assert (screen.restarts, behind.asked[0]) == (0, (Intent.ANSWER, 2.0))


def test_a_stopped_process_is_hung_too_and_stop_ends_all(tmp_path: Path) -> None:
    screen, behind = watched(SCREEN + "while True: frame(); time.sleep(0.02)\n", tmp_path)
    thread = Thread(target=screen.run)
    thread.start()
    while behind.looks < 3:
        assert thread.is_alive()
    first = screen.pid
    assert first is not None
    os.kill(first, signal.SIGSTOP)
    while screen.restarts == 0:
        assert thread.is_alive()
    screen.stop.set()
    thread.join(30)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("key", "value", "part"),
    [
        ("kiosk.language", "es", "language"),
        ("kiosk.units", "mph", "units"),
        ("kiosk.brightness", 0.5, "brightness"),
        ("kiosk.diagonal_in", 21.5, "diagonal_in"),
    ],
)
def test_what_staff_set_is_in_the_next_look(
    key: str, value: Any, part: str, tmp_path: Path
) -> None:
    screen, _behind = watched(DIES_ONCE, tmp_path)
    screen.change("log.level", "debug")
    screen.change(key, value)
    assert getattr(screen._manner, part) == value
    if key == "kiosk.language":
        assert screen.language == value
