"""Somebody who becomes a member by touches and does the visit that the screen asks for.

What is on the screen comes from `witness`; a touch goes out through `tap`, as a place on the
display. Belt and body follow the screen as they do in `treadform run --simulated`.
"""

import pickle
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

from kiosk.cli.following import Following
from kiosk.coaching.questions import READY_LINES
from kiosk.coaching.view import Phase, View
from kiosk.simulator.clock import Clock
from kiosk.simulator.member import VirtualMember

NAME, PIN = "SAM", "4719"
TOUCHES = (
    *("Become a member", "I am 16 or older.", "Keep my visits, to show me how they change."),
    "Start a visit",
    *READY_LINES[:3],
    *("Start", "That is it", "Easy", "The same", "Fine", "All fine", "Go on", "Done"),
)
"""What is touched, the first of them that is there and has something left to do."""
PAUSE_US = 800_000
"""A page takes no touch as it appears, and a finger is no machine gun."""

Seen = tuple[View, list[tuple[str, int, int, bool]]]


class Visitor:
    """One visit, from the welcome to the welcome."""

    def __init__(
        self,
        member: VirtualMember,
        clock: Clock,
        tap: Callable[[int, int], None],
        pause_us: int = PAUSE_US,
    ) -> None:
        self._following, self._clock, self._tap = Following(member), clock, tap
        self._pause_us = pause_us
        self._letters, self._digits = iter(NAME), cycle(PIN)
        self._rests_until_us = 0
        self.began, self.over = False, False

    def see(self, written: bytes) -> str:
        """One look at the screen, and what is done about it."""
        view, targets = self.read(written)
        now_us = self._clock.now_us()
        later_us = now_us - view.at_us
        beat_us = None if view.beat_us is None else view.beat_us + later_us
        self._following.follow(replace(view, at_us=now_us, beat_us=beat_us))
        self.began = self.began or view.phase is not Phase.WELCOME
        self.over = self.began and view.phase is Phase.WELCOME
        if self.over or now_us < self._rests_until_us:
            return ""
        return self._touch({label: (x, y) for label, x, y, done in targets if not done}, now_us)

    @staticmethod
    def read(written: bytes) -> Seen:
        """What the witness wrote; both sides are of one release."""
        seen: Seen = pickle.loads(written)
        return seen

    def _touch(self, targets: dict[str, tuple[int, int]], now_us: int) -> str:
        label = self._key(targets) or next((one for one in TOUCHES if one in targets), "")
        if label in targets:
            self._tap(*targets[label])
            self._rests_until_us = now_us + self._pause_us
        return label

    def _key(self, targets: dict[str, tuple[int, int]]) -> str:
        """What is typed next, where there are keys: the name once, then digits until it goes on."""
        if "A" in targets:
            return next(self._letters, "")
        return next(self._digits) if "0" in targets else ""
