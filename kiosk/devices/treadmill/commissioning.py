"""Finding out whether one belt may be set from here: empty, with staff beside it.

Staff start it at the console; then a few slow speeds are asked for through the same guarded door
that members use later, with limits of a walk, and what the belt measures is held against what was
asked for and against what staff read off the console. In the end it is stopped. Any doubt is
`NotFit`, and the belt stays one that is only read.
"""

import asyncio
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
    SLOWEST_RESPONSE_S,
    UNITS_TOLERANCE,
    Commissioned,
    NotFit,
    Trial,
    commission,
)
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


class Staff(Protocol):
    """Whoever stands beside the belt: a terminal or a page."""

    async def confirm(self, ask: Ask) -> bool:
        """Yes or no."""

    async def number(self, ask: Ask) -> float:
        """A number that staff read or choose."""

    def show(self, line: str) -> None:
        """What the belt answered."""


class Clock(Protocol):
    """Kiosk time in integer µs, and waiting for it."""

    def now_us(self) -> int: ...

    async def sleep_until(self, at_us: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Found:
    """A belt that passed, and what it did: for the record."""

    belt: Commissioned
    trials: tuple[Trial, ...]
    stop_s: float
    writes: tuple[Write, ...]


async def examine(link: Link, clock: Clock, staff: Staff) -> Found:
    """Go through all of it; raises `NotFit`, also when the link is lost on the way."""
    speed, incline = await _ranges(link)
    if speed.min is None or speed.max is None or not speed.usable:
        raise NotFit("it does not say its speed range")
    staff.show(f"speed {speed.min:g} to {speed.max:g} km/h in steps of {speed.step or 0:g}")
    if not await staff.confirm(Ask.EMPTY):
        raise NotFit("the belt must be empty, with staff beside it")
    walk = min(speed.max, max(TRIALS_KMH) + 1)
    inclines = incline.usable and await staff.confirm(Ask.INCLINE)
    limits = Commissioned(
        *(link.address, speed.min, walk, SLOWEST_RESPONSE_S),
        most_incline_pct=TRIAL_INCLINE_PCT if inclines else None,
        incline_step_pct=incline.step or 0.5,
    )
    trial = _Trial(link, clock, staff, limits)
    listening = asyncio.ensure_future(
        driving.stream(link, trial.hear, clock, limits, trial.take, trial.writes.append)
    )
    try:
        trials, stop_s = await trial.run(speed.min)
    except LinkError as error:
        raise NotFit(f"the link was lost: {error.reason}") from error
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
    most_kmh = await staff.number(Ask.MOST)
    most_pct = await staff.number(Ask.MOST_INCLINE) if inclines else None
    belt = commission(link.address, speed, trials, stop_s, most_kmh, incline, most_pct)
    return Found(belt, trials, stop_s, tuple(trial.writes))


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
            raise NotFit(f"the link was lost: {error.reason}") from error
    return found[0], found[1]


class _Trial:
    """The moving part."""

    def __init__(self, link: Link, clock: Clock, staff: Staff, limits: Commissioned) -> None:
        self._link, self._clock, self._staff, self._limits = link, clock, staff, limits
        self._guard: Guard | None = None
        self._belt: BeltSample | None = None
        self.writes: list[Write] = []

    def hear(self, sample: Sample) -> None:
        if isinstance(sample, BeltSample) and sample.speed_mps is not None:
            self._belt = sample

    def take(self, guard: Guard | None) -> None:
        self._guard = guard

    @property
    def _kmh(self) -> float:
        return 0.0 if self._belt is None or not self._belt.speed_mps else self._belt.speed_mps * 3.6

    async def run(self, least_kmh: float) -> tuple[tuple[Trial, ...], float]:
        """The trials, and how long the stop took."""
        guard = await self._begun()
        speeds = [kmh for kmh in TRIALS_KMH if kmh >= least_kmh + ABOVE_LEAST_KMH]
        if not speeds:
            raise NotFit(f"its slowest speed of {least_kmh:g} km/h is no walk")
        trials = [await self._ask_for(guard, kmh) for kmh in speeds]
        if self._limits.most_incline_pct is not None:
            await self._ask_for_incline(guard, self._limits.most_incline_pct)
        await self._compare_with_console()
        return tuple(trials), await self._stop(guard)

    async def _begun(self) -> Guard:
        """Control of a belt that staff started."""
        if not await self._staff.confirm(Ask.START):
            raise NotFit("it was not started at the console")
        await self._until(lambda: self._guard is not None, 10.0, "it has no control point")
        guard = self._guard
        assert guard is not None
        may = f"it does not move between {self._limits.least_kmh:g} and {self._limits.most_kmh:g}"
        await self._until(lambda: guard.may_begin(self._clock.now_us()), START_WITHIN_S, may)
        guard.begin(self._clock.now_us(), "staff")
        await self._until(lambda: guard.state is not Control.ASKING, 10.0, "no answer")
        self._still_held(guard)
        return guard

    async def _ask_for(self, guard: Guard, kmh: float) -> Trial:
        """One speed, approached by the usual steps; the time is that of the last one."""
        if not guard.want_speed(self._clock.now_us(), kmh, tapped=True):
            raise NotFit(f"{kmh:g} km/h is out of its range")
        await self._until(lambda: self._asked_kmh() == kmh or self._lost(guard), 60.0, "slow")
        asked_us = self._clock.now_us()
        near = f"it did not reach {kmh:g} km/h"
        await self._until(lambda: self._there(kmh) or self._lost(guard), SLOWEST_RESPONSE_S, near)
        self._still_held(guard)
        seconds = (self._clock.now_us() - asked_us) / 1e6
        await self._wait(SETTLE_S)
        measured = await self._measured()
        self._still_held(guard)
        self._staff.show(f"asked for {kmh:g} km/h: {measured:.2f} km/h after {seconds:.1f} s")
        return Trial(kmh, measured, seconds)

    async def _ask_for_incline(self, guard: Guard, pct: float) -> None:
        """Up and level again; the speed may not move meanwhile, which the guard sees to."""
        for goal in (pct, 0.0):
            guard.want_incline(self._clock.now_us(), goal, tapped=True)
            slow = f"its incline did not reach {goal:g} %"
            await self._until(lambda: self._at_incline(goal) or self._lost(guard), 40.0, slow)  # noqa: B023
            self._still_held(guard)
            self._staff.show(f"incline {goal:g} %")
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
            raise NotFit(f"the console shows {shown:.1f} km/h, it says {measured:.1f}")

    async def _stop(self, guard: Guard) -> float:
        began_us = self._clock.now_us()
        if not guard.stop(began_us):
            raise NotFit("it took itself back before the stop")
        await self._until(lambda: self._kmh == 0.0, STOP_WITHIN_S, "it did not stop when told to")
        seconds = (self._clock.now_us() - began_us) / 1e6
        self._staff.show(f"stopped after {seconds:.1f} s")
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
            raise NotFit(guard.reason or "it took itself back")

    async def _measured(self) -> float:
        """The mean of what it says over some seconds."""
        said = []
        for _ in range(round(SETTLE_S)):
            await self._wait(1.0)
            said.append(self._kmh)
        return fmean(said)

    async def _until(self, true: Callable[[], bool], within_s: float, otherwise: str) -> None:
        end_us = self._clock.now_us() + round(within_s * 1e6)
        while not true():
            if self._clock.now_us() >= end_us:
                raise NotFit(otherwise)
            await self._clock.sleep_until(self._clock.now_us() + _LOOK_US)

    async def _wait(self, seconds: float) -> None:
        await self._clock.sleep_until(self._clock.now_us() + round(seconds * 1e6))
