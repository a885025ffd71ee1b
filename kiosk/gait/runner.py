"""One runner, sensed from any mix of placements: samples in, steps and live values out.

Fed from one thread (the radio's). `live` and `take_steps` may be called from any other: they only
read what was swapped in whole.
"""

from collections import deque
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait import summary
from kiosk.gait.carriage import carried
from kiosk.gait.measures import UNKNOWN, Live, Placement, Quality, Reading, SetResult, Side, Step
from kiosk.gait.placements import IMU_DETECTORS, PREFERENCE, ImuDetector, Times, Values
from kiosk.gait.shoe import STALE_US as FOOT_STALE_US
from kiosk.gait.shoe import Shoe, foot_speed, landed
from kiosk.gait.track import LONGEST_STEP_US, Track
from kiosk.gait.trunk import Trunk

RECENT_STEPS = 10
"""Live values look back this far: three seconds of running."""

STALE_US = 2_000_000
"""Without a step for so long nothing is said of the runner any more."""

BELT_SPEED_STALE_US = 5_000_000
"""Treadmills tell their speed every second or less; after this many it is not known."""

BELT_SPEED_STEP_MPS = 0.1 / 3.6
"""Belts tell their speed in steps of 0.1 km/h."""


TRUNKS = frozenset({Placement.SACRUM, Placement.CHEST})


class NoDetector(ValueError):
    """No detector exists for this placement."""


@dataclass(frozen=True, slots=True)
class Belt:
    """What the treadmill, or a person, said of the belt."""

    at_us: int
    speed: Reading
    incline_pct: float | None


class Runner:
    """Everything that is worn or stood on, as one runner. Times are kiosk time in integer µs."""

    def __init__(self, force: _core.ForceDetector | None = None) -> None:
        self._lock = Lock()
        self._force = force or _core.ForceDetector()
        self._imus: dict[tuple[Placement, Side], ImuDetector] = {}
        self._trunks: dict[Placement, Trunk] = {}
        self._shoes: tuple[Shoe, ...] = ()
        self._tracks: dict[Placement, Track] = {}
        self._last_us: dict[Placement, int] = {}
        self._new: deque[Step] = deque()
        self._recent: tuple[Step, ...] = ()
        self._belt: Belt | None = None
        self._set: list[Step] = []
        self._set_began_us: int | None = None

    def imu(
        self,
        placement: Placement,
        side: Side,
        time_us: Times,
        acceleration_mps2: Values,
        rate_radps: Values | None = None,
    ) -> None:
        """Take a block of n samples: (n,), (n, 3) and (n, 3). An absent axis is NaN."""
        with self._lock:
            detector = self._imu(placement, side)
            if isinstance(detector, Trunk) and len(time_us):
                detector.belt(self._speed(int(time_us[-1])).value)
            events = detector.feed(time_us, acceleration_mps2, rate_radps)
            self._gather(placement, side, time_us, events)

    def mounted(
        self,
        placement: Placement,
        side: Side,
        up: tuple[float, float, float] | None = None,
        forward: tuple[float, float, float] | None = None,
    ) -> None:
        """Tell what is known of a trunk sensor's axes; untold, it finds up by itself, and forward
        from the first steps of running."""
        with self._lock:
            detector = self._imu(placement, side)
            if isinstance(detector, Trunk):
                detector.mounted(up, forward)

    def stand(self) -> None:
        """The member stands still now: angles are told against the next three still seconds."""
        with self._lock:
            for trunk in self._trunks.values():
                trunk.stand()

    def force(self, time_us: Times, vertical_n: Values) -> None:
        """Take a block of n samples of the belt's vertical force, (n,) and (n,)."""
        with self._lock:
            events = self._force.feed(time_us, vertical_n)
            self._gather(Placement.BELT, Side.UNKNOWN, time_us, events)

    def belt(
        self,
        at_us: int,
        speed_mps: float,
        incline_pct: float | None = None,
        quality: Quality = Quality.MEASURED,
    ) -> None:
        """Take what is known of the belt. It never makes a cadence."""
        self._belt = Belt(at_us, Reading(speed_mps, quality, BELT_SPEED_STEP_MPS), incline_pct)

    def take_steps(self) -> list[Step]:
        """Steps completed since the last call, in order of their initial contacts."""
        steps = []
        while self._new:
            steps.append(self._new.popleft())
        return steps

    def live(self, now_us: int) -> Live:
        """Now, from the last few steps of the best placement; unknown once steps stay away."""
        recent = self._recent
        speed = self._speed(now_us)
        if not recent or now_us - recent[-1].initial_contact_us > STALE_US:
            return carried(Live(now_us, belt_speed_mps=speed), self._trunks)
        live = Live(
            at_us=now_us,
            cadence_spm=summary.cadence(recent),
            contact_time_s=summary.contact_time(recent),
            flight_time_s=summary.flight_time(recent),
            duty_factor=summary.duty_factor(recent),
            balance=summary.balance(recent),
            belt_speed_mps=speed,
            last_step_us=recent[-1].initial_contact_us,
            step_time_cv=summary.step_time_cv(recent),
            hop_rate_hz=summary.hop_rate(recent),
            hop_height_m=summary.hop_height(recent),
            onset_lag_s=summary.onset_lag(recent),
        )
        return landed(carried(live, self._trunks), self._shoes)

    def foot_speed(self, side: Side, now_us: int) -> Reading:
        """What the pod on this shoe alone makes of the speed: whether it is on this belt at all."""
        shoe = self._imus.get((Placement.FOOT, side))
        recent = shoe.contacts if isinstance(shoe, Shoe) else ()
        late_us = now_us - FOOT_STALE_US
        return foot_speed([c for c in recent if int(c["initial_contact_us"]) >= late_us])

    def begin_set(self, at_us: int) -> None:
        """Steps that land from now on belong to the set."""
        with self._lock:
            self._set = []
            self._set_began_us = at_us

    def end_set(self, at_us: int) -> SetResult:
        """Sum up the set. Steps still waiting for their successor are completed as they are."""
        with self._lock:
            for placement, track in self._tracks.items():
                self._publish(placement, track.take(at_us, everything=True))
            began_us = at_us if self._set_began_us is None else self._set_began_us
            steps = [s for s in self._set if began_us <= s.initial_contact_us <= at_us]
            self._set = []
            self._set_began_us = None
        return self._sum_up(began_us, at_us, summary.of_one_placement(steps))

    def _sum_up(self, began_us: int, ended_us: int, steps: list[Step]) -> SetResult:
        result = SetResult(began_us, ended_us, len(steps), belt_speed_mps=self._speed(ended_us))
        if not steps:
            return result
        return replace(
            result,
            cadence_spm=summary.cadence(steps),
            contact_time_s=summary.contact_time(steps),
            flight_time_s=summary.flight_time(steps),
            balance=summary.balance(steps),
            duty_factor=summary.duty_factor(steps),
            step_time_cv=summary.step_time_cv(steps),
            hop_rate_hz=summary.hop_rate(steps),
        )

    def _imu(self, placement: Placement, side: Side) -> ImuDetector:
        if placement in TRUNKS:
            if placement not in self._trunks:  # swapped in whole: `live` may be reading
                self._trunks = {**self._trunks, placement: Trunk()}
            return self._trunks[placement]
        detector = self._imus.get((placement, side))
        if detector is None:
            make = Shoe if placement is Placement.FOOT else IMU_DETECTORS.get(placement)
            if make is None:
                raise NoDetector(f"no detector for {placement} acceleration")
            detector = self._imus[placement, side] = make()
            if isinstance(detector, Shoe):
                self._shoes = (*self._shoes, detector)
        return detector

    def _gather(
        self, placement: Placement, side: Side, time_us: Times, events: npt.NDArray[np.void]
    ) -> None:
        if len(time_us) == 0:
            return
        track = self._tracks.setdefault(placement, Track(placement))
        now_us = int(time_us[-1])
        track.add(events, side, now_us)
        self._publish(placement, track.take(now_us))

    def _publish(self, placement: Placement, steps: list[Step]) -> None:
        for step in steps:
            self._last_us[placement] = step.initial_contact_us
            if not self._best(placement, step.initial_contact_us):
                continue
            same = [s for s in self._recent if s.placement is placement]
            near = same and step.initial_contact_us - same[-1].initial_contact_us < LONGEST_STEP_US
            self._recent = (*(same[-RECENT_STEPS + 1 :] if near else ()), step)
            self._new.append(step)
            if self._set_began_us is not None:
                self._set.append(step)

    def _best(self, placement: Placement, at_us: int) -> bool:
        """No better placement has reported a step of late."""
        better = PREFERENCE[: PREFERENCE.index(placement)]
        return all(at_us - self._last_us.get(p, at_us - STALE_US) >= STALE_US for p in better)

    def _speed(self, now_us: int) -> Reading:
        belt = self._belt
        return belt.speed if belt and now_us - belt.at_us <= BELT_SPEED_STALE_US else UNKNOWN
