"""The belt as the member sets it: wanted speed to the guard, one tap a change; the console wins.

This desk knows no frame. It hands taps to the guard of the link that is open and turns its door,
tells the screen how far it may go, and ends control whenever the member leaves the screens on which
stop is shown.
"""

import asyncio
from collections.abc import Callable
from math import floor
from typing import Protocol

from kiosk.app.trial import Trial
from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.view import BELT_IS_SET_IN, Intent, Phase
from kiosk.devices import treadmill
from kiosk.devices.link import Link
from kiosk.devices.sample import Sink
from kiosk.devices.treadmill import driving
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.treadmill.door import Door
from kiosk.devices.treadmill.guard import Control, Guard
from kiosk.devices.treadmill.holding import IN_HAND, STANDS
from kiosk.words import N_

KMH_PER_MPS = 3.6
STEP_KMH = 0.1
"""Consoles count in these."""
SAME_KMH = 0.01
ABOUT_THE_BELT = frozenset(
    {
        *(Intent.BELT_BEGIN, Intent.BELT_SPEED, Intent.BELT_INCLINE),
        *(Intent.BELT_STOP, Intent.BELT_END),
    }
)
NO_CONTROL_IN = frozenset({Phase.WELCOME, Phase.SUMMARY})
"""Nobody is led through anything here: the belt is the console's, whatever is on its way to it."""

CONSOLE = N_("The console has the belt back.")
CANNOT = N_("This belt is set at its console.")
STOPPING = N_("Stopping. If it does not: press STOP or pull the key.")
LET_GO = N_("Set the speed at the console from here on.")
BY_THE_MEMBER, LEFT = "ended by the member", "left the screen"
EXPECTED = frozenset({BY_THE_MEMBER, LEFT, STANDS})
"""Why control may end without a word: whoever is here did it, or sees it."""
PREFIXES = {"console": CONSOLE, "stopping": STOPPING, "faster": STOPPING, "it did not": STOPPING}
"""What the guard's reasons begin with, in the member's words; anything else is `LET_GO`."""


class Clock(Protocol):
    """Kiosk time in integer µs, and waiting for it."""

    def now_us(self) -> int: ...

    async def sleep_until(self, at_us: int) -> None: ...


class BeltDesk:
    """One belt. `log` hears of every write, and again of what it did."""

    def __init__(
        self,
        clock: Clock,
        commissioned: Callable[[str], Commissioned | None] = lambda address: None,
        log: Callable[[str, Write], None] = lambda address, write: None,
    ) -> None:
        self._clock, self._commissioned, self._log = clock, commissioned, log
        self._door: Door | None = None
        self._trial: Trial | None = None
        self._anew = asyncio.Event()
        self._in_hand = False
        self._stop_is_shown = False

    @property
    def _guard(self) -> Guard | None:
        return self._door.guard if self._door else None

    def turn(self, at_us: int) -> None:
        """The visit moves on: whatever may be written to the belt is written now."""
        if self._door is not None:
            self._door.turn(at_us)

    async def converse(self, link: Link, sink: Sink) -> None:
        """Listen, until the link is gone or wanted anew; on a link that staff wait for, their
        trial."""
        trial, self._trial = self._trial, None
        self._anew.clear()
        if trial is not None:
            await trial.run(link, self._clock, lambda write: self._log(link.address, write))
            self._trial = trial if trial.again else self._trial
            return
        listening = asyncio.ensure_future(self._listen(link, sink))
        wanted = asyncio.ensure_future(self._anew.wait())
        try:
            await asyncio.wait({listening, wanted}, return_when=asyncio.FIRST_COMPLETED)
            if listening.done():
                listening.result()
        finally:
            for task in (listening, wanted):
                task.cancel()
            await asyncio.gather(listening, wanted, return_exceptions=True)

    def examine(self, trial: Trial) -> None:
        """Let staff try the belt, on a link of its own: nothing of the old one is in its way."""
        self.end("staff try the belt")
        self._trial = trial
        self.renew()

    def renew(self) -> None:
        """Open the link anew: what staff settled of the belt counts from its beginning."""
        self._anew.set()

    async def _listen(self, link: Link, sink: Sink) -> None:
        """Where staff commissioned this very belt, with a guard at its door."""
        belt = self._commissioned(link.address)
        if belt is None:
            await treadmill.stream(link, sink)
            return
        await driving.stream(
            *(link, sink, belt, self._take_doors()),
            wrote=lambda write: self._log(link.address, write),
        )

    def touch(self, intent: Intent, at_us: int, value: float | None) -> bool:
        """Do what a tap asks for. True when it was about the belt, whatever became of it."""
        guard = self._guard
        match intent:
            case Intent.BELT_BEGIN if guard and self._stop_is_shown:
                guard.begin(at_us, "member")
            case Intent.BELT_SPEED if guard and value is not None:
                guard.want_speed(at_us, _kmh(value, guard.limits), tapped=True)
            case Intent.BELT_INCLINE if guard and value is not None:
                guard.want_incline(at_us, round(value, 1), tapped=True)
            case Intent.BELT_STOP if guard:
                guard.stop(at_us)
            case Intent.BELT_END if guard:
                guard.finish(at_us, BY_THE_MEMBER)
            case _:  # a belt that can only be read is meant by some, too
                return intent in ABOUT_THE_BELT
        return True

    def follow(self, phase: Phase, left: bool) -> None:
        """Control ends with the visit, when the member `left`, and when a page comes that has no
        Stop for it. Who comes next gets a link that nothing happened on, for a guard that gave up
        stays so as long as its link."""
        self._stop_is_shown = phase in BELT_IS_SET_IN and not left
        if left or phase in NO_CONTROL_IN:
            self.end(LEFT)
        elif not self._stop_is_shown and self._guard is not None:
            self._guard.finish(self._clock.now_us(), LEFT)
        if phase is Phase.WELCOME and self._guard and self._guard.state is Control.HANDS_OFF:
            self.renew()

    def end(self, reason: str) -> None:
        """Give the belt back to its console. It runs on as it is."""
        if self._door is not None:
            self._door.guard.let_go(reason)

    def ended(self) -> str | None:
        """What to tell a member whose hand the belt just left without their doing; once. Where no
        page says that the belt is being stopped, that is when it begins."""
        guard, before = self._guard, self._in_hand
        unseen = frozenset() if self._stop_is_shown else frozenset({Control.STOPPING})
        self._in_hand = guard is not None and guard.state in IN_HAND - unseen
        if self._in_hand or not before:
            return None
        if guard is None:
            return LET_GO
        return None if guard.reason in EXPECTED else _said(guard.reason)

    def show(self, now_us: int) -> BeltControl | None:
        """How far the belt may be set from here; None where it can only be read."""
        guard = self._guard
        limits = guard.limits if guard else None
        if guard is None or limits is None:
            return None
        hold = Hold(guard.state.value)
        if self._stop_is_shown and guard.may_begin(now_us):
            hold = Hold.OFFERED
        wanted_kmh, wanted_pct = guard.wanted
        holding = hold is Hold.HOLDING
        tilted = wanted_pct is not None and limits.tilts_to(wanted_pct)
        return BeltControl(
            hold,
            reason=None if hold is Hold.OFFERED else _said(guard.reason),
            least_mps=limits.least_kmh / KMH_PER_MPS,
            most_mps=limits.most_kmh / KMH_PER_MPS,
            wanted_mps=None if wanted_kmh is None else wanted_kmh / KMH_PER_MPS,
            most_incline_pct=limits.most_incline_pct if tilted or not holding else None,
            wanted_incline_pct=wanted_pct,
            ends_in_s=guard.idle_left_us(now_us) / 1e6 if holding else None,
        )

    def _take_doors(self) -> Callable[[Door | None], None]:
        """Takes one link's door, and none once it is gone: nothing of the old one survives. While
        one belt is at the door no other comes to it."""
        mine: list[Door] = []

        def take(door: Door | None) -> None:
            if door is not None and self._door is None:
                self._door = door
                mine.append(door)
            elif door is None and self._door in mine:
                self._door = None

        return take


def _kmh(mps: float, limits: Commissioned | None) -> float:
    """In the console's steps; where an end of its range is none of them, for it counts miles, that
    end, in hundredths as the wire has it."""
    kmh = mps * KMH_PER_MPS
    stepped = round(round(kmh / STEP_KMH) * STEP_KMH, 2)
    ends = (limits.least_kmh, floor(limits.most_kmh * 100) / 100) if limits else ()
    return next((end for end in ends if abs(kmh - end) < SAME_KMH), stepped)


def _said(reason: str | None) -> str | None:
    if reason is None:
        return None
    return next((said for head, said in PREFIXES.items() if reason.startswith(head)), LET_GO)
