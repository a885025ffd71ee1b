"""Finding out whether one belt may be set from here: empty, with staff beside it.

Staff start it at the console; then a few slow speeds are asked for through the same guarded door
that members use later, with limits of a walk, and what the belt measures is held against what was
asked for and against what staff read off the console. In the end it is stopped. Any doubt is
`NotFit`, and the belt stays one that is only read.
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean
from typing import Protocol

from kiosk.devices.link import Link, LinkError, LinkLost, Missing, Refused, uuid
from kiosk.devices.sample import BeltSample, Sample
from kiosk.devices.treadmill import driving
from kiosk.devices.treadmill.asked import NEAR, Write
from kiosk.devices.treadmill.commission import (
    ABSOLUTE_MOST_PCT,
    SLOWEST_RESPONSE_S,
    UNITS_TOLERANCE,
    Commissioned,
    NotFit,
    Told,
    Trial,
    commission,
    least_kmh,
    tilts,
    told,
)
from kiosk.devices.treadmill.door import Clock, by_itself
from kiosk.devices.treadmill.features import Range, decode_incline_range, decode_speed_range
from kiosk.devices.treadmill.guard import Control, Guard

_INCLINE_RANGE = uuid(0x2AD5)
TRIALS_KMH = (3.0, 4.0, 5.0)
"""Slow enough to walk away from, fast enough that a step of 0.1 km/h is 3 %."""
ABOVE_LEAST_KMH = 0.5
TRIAL_INCLINE_PCT = 1.0
SETTLE_S = 4.0
"""After it arrived; then it is measured for as long."""
START_WITHIN_S = 120.0
STOP_WITHIN_S = 30.0
STOP_SENT_WITHIN_S = 6.0
"""A trial that ends early waits so long for its stop to be written."""
_LOOK_US = 200_000


class Ask(StrEnum):
    """What staff are asked, in this order."""

    EMPTY = "Is nobody on the belt, and are you beside it with the safety key in reach?"
    START = "Press START on the console and set about 2 km/h. Does the belt run?"
    CONSOLE = "What speed does the console show now?"
    MILES = "Does the console count miles per hour?"
    MOST = "How fast may members go from here at most, in km/h?"
    INCLINE = "Shall members set the incline from here too?"
    MOST_INCLINE = "How steep at most, in percent?"
    STOPPED = "Did the belt stop by itself, smoothly?"
    PAIR = "It takes orders only from a kiosk that is paired with it. Pair them now?"
    NUMBER = "Which number does the console show for the pairing?"


class Staff(Protocol):
    """Whoever stands beside the belt: a terminal or a page."""

    async def confirm(self, ask: Ask) -> bool:
        """Yes or no."""

    async def number(self, ask: Ask) -> float:
        """A number that staff read or choose."""

    def show(self, line: Told) -> None:
        """What the belt answered."""


@dataclass(frozen=True, slots=True)
class Found:
    """A belt that passed, and what it did: for the record."""

    belt: Commissioned
    trials: tuple[Trial, ...]
    stop_s: float
    writes: tuple[Write, ...]


async def examine(
    link: Link, clock: Clock, staff: Staff, wrote: Callable[[Write], None] = lambda write: None
) -> Found:
    """Go through all of it; raises `NotFit`, also when the link is lost on the way. Cancelled, or
    not passed, a belt that is held and moves is stopped. `wrote` hears of every write at once."""
    speed, incline = await _ranges(link)
    if speed.min is None or speed.max is None or not speed.usable:
        raise NotFit("it does not say its speed range")
    staff.show(_span(speed.min, speed.max, speed.step))
    limits = Commissioned(
        *(link.address, least_kmh(speed), min(speed.max, max(TRIALS_KMH) + 1), SLOWEST_RESPONSE_S),
        most_incline_pct=min(incline.max or 0.0, ABSOLUTE_MOST_PCT) if tilts(incline) else None,
        incline_step_pct=incline.step or 0.5,
    )
    trial = _Trial(clock, staff, limits, wrote)
    # Listening writes nothing, and a link that hears nothing while staff read is given up.
    listening = asyncio.ensure_future(
        driving.stream(link, trial.hear, limits, by_itself(clock, trial.take), trial.wrote)
    )
    try:
        if not await staff.confirm(Ask.EMPTY):
            raise NotFit("the belt must be empty, with staff beside it")
        inclines = tilts(incline) and await staff.confirm(Ask.INCLINE)
        trials, stop_s = await trial.run(limits.least_kmh, inclines)
        most_kmh = await staff.number(Ask.MOST)
        most_pct = await staff.number(Ask.MOST_INCLINE) if inclines else None
    except LinkError as error:
        raise NotFit("the link was lost: {reason}", reason=error.reason) from error
    finally:
        await trial.let_go()
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
    belt = commission(link.address, speed, trials, stop_s, most_kmh, incline, most_pct)
    return Found(belt, trials, stop_s, tuple(trial.writes))


def _span(least: float, most: float, step: float | None) -> Told:
    text = "speed {least} to {most} km/h in steps of {step}"
    return told(text, least=least, most=most, step=step or 0)


async def _ranges(link: Link) -> tuple[Range, Range]:
    """Speed and incline; a characteristic that is missing is an empty range."""
    found = []
    for characteristic, decode in (
        (driving.SPEED_RANGE, decode_speed_range),
        (_INCLINE_RANGE, decode_incline_range),
    ):
        try:
            found.append(decode(await link.read(characteristic)))
        except (Missing, Refused):
            found.append(Range())
        except LinkLost as error:
            raise NotFit("the link was lost: {reason}", reason=error.reason) from error
    return found[0], found[1]


class _Trial:
    """The moving part."""

    def __init__(
        self, clock: Clock, staff: Staff, limits: Commissioned, wrote: Callable[[Write], None]
    ) -> None:
        self._clock, self._staff, self._limits, self._wrote = clock, staff, limits, wrote
        self._guard: Guard | None = None
        self._belt: BeltSample | None = None
        self.writes: list[Write] = []

    def hear(self, sample: Sample) -> None:
        if isinstance(sample, BeltSample) and sample.speed_mps is not None:
            self._belt = sample

    def wrote(self, write: Write) -> None:
        self.writes.append(write)
        self._wrote(write)

    def take(self, guard: Guard | None) -> None:
        self._guard = guard

    @property
    def _kmh(self) -> float:
        return 0.0 if self._belt is None or not self._belt.speed_mps else self._belt.speed_mps * 3.6

    async def run(self, least_kmh: float, inclines: bool) -> tuple[tuple[Trial, ...], float]:
        """The trials, and how long the stop took."""
        guard = await self._begun()
        speeds = [kmh for kmh in TRIALS_KMH if kmh >= least_kmh + ABOVE_LEAST_KMH]
        if not speeds:
            raise NotFit("its slowest speed of {kmh} km/h is no walk", kmh=least_kmh)
        trials = [await self._ask_for(guard, kmh) for kmh in speeds]
        if inclines and self._limits.most_incline_pct is not None:
            await self._ask_for_incline(guard, TRIAL_INCLINE_PCT)
        await self._compare_with_console()
        return tuple(trials), await self._stop(guard)

    async def let_go(self) -> None:
        """Leave nothing running: one stop, where the belt is still held and moves."""
        guard = self._guard
        if guard is None:
            return
        guard.stop(self._clock.now_us())
        with contextlib.suppress(NotFit):
            still = NotFit("it did not stop when told to")
            sent = STOP_SENT_WITHIN_S
            await self._until(lambda: guard.state is not Control.STOPPING, sent, still)
        guard.end("the trial is over")

    async def _begun(self) -> Guard:
        """Control of a belt that staff started."""
        if not await self._staff.confirm(Ask.START):
            raise NotFit("it was not started at the console")
        no_door = NotFit("it has no control point")
        await self._until(lambda: self._guard is not None, 10.0, no_door)
        guard, limits = self._guard, self._limits
        assert guard is not None
        ends = {"least": limits.least_kmh, "most": limits.most_kmh}
        may = NotFit("it does not move between {least} and {most} km/h", **ends)
        await self._until(lambda: guard.may_begin(self._clock.now_us()), START_WITHIN_S, may)
        guard.begin(self._clock.now_us(), "staff")
        await self._until(lambda: guard.state is not Control.ASKING, 10.0, NotFit("no answer"))
        self._still_held(guard)
        return guard

    async def _ask_for(self, guard: Guard, kmh: float) -> Trial:
        """One speed, approached by the usual steps; the time is that of the last one."""
        if not guard.want_speed(self._clock.now_us(), kmh, tapped=True):
            raise NotFit("{kmh} km/h is out of its range", kmh=kmh)
        near = NotFit("it did not reach {kmh} km/h", kmh=kmh)
        await self._until(lambda: self._asked_kmh() == kmh or self._lost(guard), 60.0, near)
        asked_us = self._clock.now_us()
        await self._until(lambda: self._there(kmh) or self._lost(guard), SLOWEST_RESPONSE_S, near)
        self._still_held(guard)
        seconds = (self._clock.now_us() - asked_us) / 1e6
        await self._wait(SETTLE_S)
        measured = await self._measured()
        self._still_held(guard)
        said = {"asked": kmh, "ran": round(measured, 2), "seconds": round(seconds, 1)}
        self._staff.show(told("asked for {asked} km/h: {ran} km/h after {seconds} s", **said))
        return Trial(kmh, measured, seconds)

    async def _ask_for_incline(self, guard: Guard, pct: float) -> None:
        """Up and level again; the speed may not move meanwhile, which the guard sees to."""
        for goal in (pct, 0.0):
            guard.want_incline(self._clock.now_us(), goal, tapped=True)
            slow = NotFit("its incline did not reach {pct} %", pct=goal)
            await self._until(lambda: self._at_incline(goal) or self._lost(guard), 40.0, slow)  # noqa: B023
            self._still_held(guard)
            self._staff.show(told("incline {pct} %", pct=goal))
            await self._wait(SETTLE_S)

    def _at_incline(self, pct: float) -> bool:
        said = self._belt.incline_pct if self._belt else None
        return said is not None and abs(said - pct) <= NEAR / 2

    async def _compare_with_console(self) -> None:
        shown = await self._staff.number(Ask.CONSOLE)
        if await self._staff.confirm(Ask.MILES):
            shown *= 1.609344
        measured = await self._measured()
        apart = abs(measured - shown)
        if apart > UNITS_TOLERANCE * max(shown, measured) + 0.1:
            both = {"shown": f"{shown:.1f}", "said": f"{measured:.1f}"}
            raise NotFit("the console shows {shown} km/h, it says {said}", **both)

    async def _stop(self, guard: Guard) -> float:
        began_us = self._clock.now_us()
        self._still_held(guard)
        if not guard.stop(began_us):
            raise NotFit("it took itself back before the stop")
        still = NotFit("it did not stop when told to")
        await self._until(lambda: self._kmh == 0.0, STOP_WITHIN_S, still)
        seconds = (self._clock.now_us() - began_us) / 1e6
        self._staff.show(told("stopped after {seconds} s", seconds=round(seconds, 1)))
        if not await self._staff.confirm(Ask.STOPPED):
            raise NotFit("staff did not see it stop")
        return seconds

    def _asked_kmh(self) -> float | None:
        speeds = [w.frame for w in self.writes if w.frame[:1] == b"\x02"]
        return int.from_bytes(speeds[-1][1:3], "little") / 100 if speeds else self._kmh

    def _there(self, kmh: float) -> bool:
        return abs(self._kmh - kmh) <= min(NEAR, UNITS_TOLERANCE * kmh)

    def _lost(self, guard: Guard) -> bool:
        return guard.state is not Control.HOLDING

    def _still_held(self, guard: Guard) -> None:
        if self._lost(guard):
            raise NotFit("it took itself back: {reason}", reason=guard.reason or "")

    async def _measured(self) -> float:
        """The mean of what it says over some seconds."""
        said = []
        for _ in range(round(SETTLE_S)):
            await self._wait(1.0)
            said.append(self._kmh)
        return fmean(said)

    async def _until(self, true: Callable[[], bool], within_s: float, otherwise: NotFit) -> None:
        end_us = self._clock.now_us() + round(within_s * 1e6)
        while not true():
            if self._clock.now_us() >= end_us:
                raise otherwise
            await self._clock.sleep_until(self._clock.now_us() + _LOOK_US)

    async def _wait(self, seconds: float) -> None:
        await self._clock.sleep_until(self._clock.now_us() + round(seconds * 1e6))
