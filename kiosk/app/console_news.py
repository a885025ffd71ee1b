"""What a belt says was done at its console, in the member's words and for the visit's record."""

from collections import deque

from kiosk.devices.sample import AtConsole, BeltEvent
from kiosk.words import N_

WORDS = {
    AtConsole.KEY: (
        "belt_key",
        N_("The safety key is out. Put it back when you are ready, then press START."),
    ),
    AtConsole.STOPPED: ("belt_stopped", N_("The belt was stopped at its console.")),
    AtConsole.PAUSED: ("belt_paused", N_("The belt was paused at its console.")),
}
"""The rest is seen in how the belt runs, or is told by the guard where it takes the belt back."""
TAKEN_BACK = "belt_taken_back"
AGAIN_US = 5_000_000
"""Some belts say everything two or three times."""


class ConsoleNews:
    """Hears every belt, and is emptied once a turn."""

    def __init__(self) -> None:
        self._told: dict[AtConsole, int] = {}
        self._new: deque[tuple[str, str]] = deque()

    def hear(self, event: BeltEvent) -> None:
        before_us = self._told.get(event.what)
        self._told[event.what] = event.at_us
        said = WORDS.get(event.what)
        if said is not None and (before_us is None or event.at_us - before_us > AGAIN_US):
            self._new.append(said)

    def taken_back(self, words: str, at_us: int) -> None:
        """The belt is no longer set from here; whatever did it may have been told already."""
        if all(at_us - told_us > AGAIN_US for what, told_us in self._told.items() if what in WORDS):
            self._new.append((TAKEN_BACK, words))

    def take(self) -> list[tuple[str, str]]:
        """Note and words of what is new."""
        new = list(self._new)
        self._new.clear()
        return new
