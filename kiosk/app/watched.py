"""The kiosk's process as the screen's parent: it notices a screen that hangs or dies, and starts
another one into the same visit.

Everything that must not be lost lives here: radio, visit, beat, store. The screen only draws; all
it can lose is a frame. It is killed when it has asked for no frame for `HUNG_AFTER_S`; on a machine
where even starting took longer, for as long as that took: what is slow does not hang.
"""

import logging
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from threading import Event
from typing import Any, Protocol

from kiosk.coaching.member import Said
from kiosk.coaching.view import Intent, View
from kiosk.screen.pane import Asked, Chosen, Frame, Glass, Look, Manner
from kiosk.screen.staff.desk_view import Deed, DeskView

log = logging.getLogger(__name__)

HUNG_AFTER_S = 6.0
"""Longer than any frame takes, even while a machine is busy starting something else."""
HUNG_AT_MOST_S = 15.0
"""However long it started: behind it stands the unit's WatchdogSec of 20 s, which loses more."""
BLIND_AFTER_S = 1.5
"""A Stop that has not been drawn for so long is none: the belt is given back to its console."""
START_WITHIN_S = 240.0
"""Until a screen first draws. From a cold, slow card its libraries take minutes to be read, which
is no hang; of the unit's TimeoutStartSec of 300 s this leaves one for everything before."""
AGAIN_WITHIN_S = 60.0
"""The same for one that was started anew: its libraries lie in memory by then."""
END_WITHIN_S = 30.0
DRAWS_FROM = 3
"""The first frame that is asked for opens the window; the second one is on it once a third is."""
OFTEN, WITHIN_S = 5, 120.0
"""A screen that had to be started so often within so long cannot be helped from here."""
LOOK_EVERY_S = 0.2
PANE = (sys.executable, "-m", "kiosk.screen")
LOST = (EOFError, OSError)


class Behind(Protocol):
    """What the screen draws and asks for."""

    def view(self) -> View: ...

    def intend(self, intent: Intent, value: Said = None) -> None: ...


class Staff(Protocol):
    """What the desk shows and does."""

    def view(self) -> DeskView | None: ...

    def do(self, deed: Deed) -> None: ...


class ScreenLost(Exception):
    """The screen had to be started too often."""


class WatchedScreen:
    """`run` shows the screen until it is closed or `stop` is set."""

    def __init__(
        self,
        behind: Behind,
        desk: Staff,
        glass: Glass,
        now_us: Callable[[], int],
        drawn: Callable[[], None] = lambda: None,
        command: Sequence[str] = PANE,
        hung_after_s: float = HUNG_AFTER_S,
        start_within_s: float = START_WITHIN_S,
        hung_at_most_s: float = HUNG_AT_MOST_S,
    ) -> None:
        """`drawn` is called once a frame: it tells systemd that somebody sees something."""
        self._behind, self._desk, self._glass = behind, desk, glass
        self._now_us, self._drawn, self._command = now_us, drawn, command
        self._hung_after_s, self._start_within_s = hung_after_s, start_within_s
        self._hung_at_most_s = hung_at_most_s
        self._frames, self._began_s, self._started_in_s = 0, 0.0, 0.0
        """Of the screen that was started last."""
        self._sees = False
        """Whether somebody at the screen sees what the visit shows."""
        self.stop = Event()
        self.restarts = 0
        self.pid: int | None = None
        """Of the screen that draws now."""

    @property
    def language(self) -> str:
        """What the screen speaks now."""
        return self._glass.chosen.language

    def change(self, key: str, value: Any) -> None:
        """Staff set something of the screen: by the next frame it is so, and after a restart."""
        glass = self._glass
        match key:
            case "kiosk.language":
                chosen = replace(glass.chosen, language=value)
                self._glass = replace(glass, home_language=value, chosen=chosen)
            case "kiosk.units":
                self._glass = replace(glass, units=value)
            case "kiosk.brightness":
                self._glass = replace(glass, brightness=value)
            case "kiosk.diagonal_in":
                self._glass = replace(glass, panel=replace(glass.panel, diagonal_in=value))

    @property
    def _manner(self) -> Manner:
        glass = self._glass
        return Manner(glass.home_language, glass.units, glass.brightness, glass.panel.diagonal_in)

    def run(self) -> None:
        """Raises `ScreenLost` where starting it anew does not help."""
        failed_s: list[float] = []
        while not self.stop.is_set():
            why = self._one_screen()
            if not why:
                return
            now_s = time.monotonic()
            if self._frames >= DRAWS_FROM:  # one that never draws is no better for being slow
                failed_s = [at_s for at_s in failed_s if now_s - at_s < WITHIN_S]
            failed_s.append(now_s)
            if len(failed_s) > OFTEN:
                raise ScreenLost(why)
            self.restarts += 1
            log.warning("the screen %s; started anew into the same visit", why)

    def _one_screen(self) -> str:
        """Why it ended, where nobody closed it; empty where somebody did."""
        ours, theirs = socket.socketpair()
        with ours, theirs:
            child = subprocess.Popen(
                [*self._command, str(theirs.fileno())], pass_fds=(theirs.fileno(),)
            )
            theirs.close()
            line = Connection(ours.detach())
        self.pid = child.pid
        try:
            return self._serve(child, line)
        finally:
            line.close()
            self._end(child)

    def _serve(self, child: subprocess.Popen[bytes], line: Connection) -> str:
        self._began_s = heard_s = time.monotonic()
        self._frames = 0
        try:
            line.send(self._glass)
            while not self.stop.is_set():
                if line.poll(LOOK_EVERY_S):
                    message = line.recv()
                    heard_s = time.monotonic()
                    self._hear(message, line)
                elif time.monotonic() - heard_s > self._patience_s:
                    return "hangs"
                elif self._sees and time.monotonic() - heard_s > BLIND_AFTER_S:
                    self._give_the_belt_back()
                elif self.restarts and self._frames < DRAWS_FROM:
                    self._drawn()  # nobody has to start the kiosk anew: this one starts a screen
        except LOST:
            self._give_the_belt_back()
            code = child.wait(END_WITHIN_S)
            return f"ended with {code}" if code else ""
        return ""

    @property
    def _patience_s(self) -> float:
        if self._frames >= DRAWS_FROM:  # no page takes longer than libraries, window and first page
            return min(max(self._hung_after_s, self._started_in_s), self._hung_at_most_s)
        return min(AGAIN_WITHIN_S, self._start_within_s) if self.restarts else self._start_within_s

    def _hear(self, message: object, line: Connection) -> None:
        if isinstance(message, Frame):
            self._frames += 1
            if self._frames == DRAWS_FROM:
                self._started_in_s = time.monotonic() - self._began_s
                log.info("the screen draws, after %.1f s", self._started_in_s)
            ahead_us = self._now_us() - time.monotonic_ns() // 1000
            desk = self._desk.view()
            line.send(Look(self._behind.view(), desk, ahead_us, self._manner))
            if self._frames >= DRAWS_FROM:
                self._drawn()
            if desk is not None:
                self._give_the_belt_back()  # the desk covers its Stop
            elif self._frames >= DRAWS_FROM:
                self._sees = True
        elif isinstance(message, Asked):
            self._behind.intend(message.intent, message.value)
        elif isinstance(message, Deed):
            self._desk.do(message)
        elif isinstance(message, Chosen):
            self._glass = replace(self._glass, chosen=message)

    def _give_the_belt_back(self) -> None:
        """Once, until somebody sees its Stop again."""
        if self._sees:
            self._sees = False
            self._behind.intend(Intent.BELT_END)

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        if child.poll() is None and self.stop.is_set():
            child.terminate()
            with suppress(subprocess.TimeoutExpired):
                child.wait(3.0)
        if child.poll() is None:
            child.kill()  # what hangs does not listen
        child.wait()
