"""One runner, sensed from any mix of placements: samples in, steps and live values out.

Fed from one thread (the radio's). `live` and `take_steps` may be called from any other: they only
read what was swapped in whole.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.gait import mode, summary
from kiosk.gait.agreement import Agreement
from kiosk.gait.beat import Beat
from kiosk.gait.carriage import carried, smooth
from kiosk.gait.contact import LONGEST_STEP_US
from kiosk.gait.holders import Holders
from kiosk.gait.known import BELT_SPEED_STEP_MPS, Belt, Known, known_at
from kiosk.gait.measures import (
    Doubt,
    Live,
    Mode,
    Placement,
    Quality,
    Reading,
    SetResult,
    Side,
    Step,
)
from kiosk.gait.placements import Times, Values
from kiosk.gait.rest import Rest
from kiosk.gait.shoe import Shoe, landed, trodden
from kiosk.gait.sources import Sources
from kiosk.gait.stepped import stepped
from kiosk.gait.track import Track
from kiosk.gait.trunk import Trunk
from kiosk.gait.worn import Worn

RECENT_STEPS = 10
"""Live values look back this far: three seconds of running."""

STALE_US = 2_000_000
"""Without a step for so long nothing is said of the runner any more."""

IN_SET = frozenset(field.name for field in fields(SetResult))


class Runner:
    """Everything that is worn or stood on, as one runner. Times are kiosk time in integer µs."""

    def __init__(
        self, force: _core.ForceDetector | None = None, leg_length_m: float | None = None
    ) -> None:
        self._lock = Lock()
        self._force = force or _core.ForceDetector()
        self._worn = Worn()
        self._tracks: dict[Placement, Track] = {}
        self._agreement = Agreement()
        self._sources = Sources(STALE_US)
        self.holders = Holders(STALE_US)
        self._heard_us: dict[Placement, int] = {}
        self._rest = {placement: Rest() for placement in Placement}
        self._new: deque[Step] = deque()
        self._recent: tuple[Step, ...] = ()
        self._landed_us: int | None = None
        self._mode = Mode.UNKNOWN
        self._doubts: tuple[Doubt, ...] = ()
        self._belt: Belt | None = None
        self._beat: Beat | None = None
        self._leg_length_m = leg_length_m
        self._set: list[Step] = []
        self._set_began_us: int | None = None

    def imu(
        self,
        placement: Placement,
        side: Side,
        time_us: Times,
        acceleration_mps2: Values,
        rate_radps: Values | None = None,
        pod: str = "",
    ) -> None:
        """Take a block of n samples: (n,), (n, 3) and (n, 3). An absent axis is NaN. Where `pod`
        says who sent it, a second pod at one place is refused while the first is heard."""
        with self._lock:
            if len(time_us) and not self.holders.admits((placement, side), pod, int(time_us[-1])):
                return
            detector = self._worn.at(placement, side)
            self._rest[placement].shaken(time_us, acceleration_mps2)
            if isinstance(detector, Trunk) and len(time_us):
                detector.belt(self._known(int(time_us[-1])).speed.value)
            events = detector.feed(time_us, acceleration_mps2, rate_radps)
            named = detector.sides() if isinstance(detector, Trunk) else ()
            self._gather(placement, side, time_us, events, named)

    def mounted(
        self,
        placement: Placement,
        side: Side,
        up: tuple[float, float, float] | None = None,
        forward: tuple[float, float, float] | None = None,
        toes_up: tuple[float, float, float] | None = None,
    ) -> None:
        """Tell what is known of a sensor's axes. Untold, a trunk finds up by itself, and forward
        from the first steps of running; a shoe finds from its landings what turns its toes up."""
        with self._lock:
            detector = self._worn.at(placement, side)
            if isinstance(detector, Trunk):
                detector.mounted(up, forward)
            if isinstance(detector, Shoe) and toes_up is not None:
                detector.mounted(toes_up)

    def stand(self) -> None:
        """The member stands still now: angles are told against the next three still seconds."""
        with self._lock:
            self._worn.stand()

    def force(
        self, time_us: Times, vertical_n: Values, lateral_cop_m: Values | None = None
    ) -> None:
        """Take a block of n samples of the belt's vertical force, (n,) and (n,), and where four
        cells tell it, of where the load lies across the belt, to the right, (n,)."""
        with self._lock:
            events = self._force.feed(time_us, vertical_n, lateral_cop_m)
            self._rest[Placement.BELT].loaded(time_us, vertical_n)
            self._gather(Placement.BELT, Side.UNKNOWN, time_us, events)

    def beat(self, first_us: int | None, interval_us: int = 0) -> None:
        """A metronome is heard from now on, one of its beats at `first_us`; None is silence."""
        self._beat = None if first_us is None or interval_us <= 0 else Beat(first_us, interval_us)

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
        recent, known = self._recent, self._known(now_us)
        trunks = dict(self._worn.trunks)
        postures = {place: trunk.recent(now_us) for place, trunk in trunks.items()}
        live = Live(now_us, belt_speed_mps=known.speed, doubts=self._doubts)
        said = carried(postures, known.speed, known.incline_pct) | smooth(trunks, now_us)
        last_us = self._landed_us if recent else None
        known_mode = mode.lately(self._mode, recent, last_us)
        moves = mode.now(known_mode, last_us, now_us, self._present(now_us))
        told = mode.quality(moves, recent, known.speed, self._worn.foot_speed())
        live = replace(live, mode=moves, mode_quality=told)
        if last_us is None or now_us - last_us > STALE_US:
            return replace(live, **_readings(said))
        said |= stepped(recent, moves, known, self._beat)
        last_step_us = recent[-1].initial_contact_us
        return landed(replace(live, last_step_us=last_step_us, **_readings(said)), self._worn.shoes)

    def foot_speed(self, side: Side, now_us: int) -> Reading:
        """What the pod on this shoe alone makes of the speed: whether it is on this belt at all."""
        return self._worn.foot_speed_of(side, now_us)

    def finish(self, now_us: int) -> None:
        """No more samples come: tell what is certain already of the contact going on."""
        with self._lock:
            for placement, side, events in self._worn.finish():
                if placement in self._tracks:
                    self._tracks[placement].add(events, side, now_us)

    def begin_set(self, at_us: int) -> None:
        """Steps that land from now on belong to the set."""
        with self._lock:
            self._set = []
            self._set_began_us = at_us
            self._worn.begin_set()

    def end_set(self, at_us: int) -> SetResult:
        """Sum up the set. Steps still waiting for their successor are completed as they are."""
        with self._lock:
            for placement, track in self._tracks.items():
                self._publish(placement, track.take(at_us, everything=True))
            began_us = at_us if self._set_began_us is None else self._set_began_us
            steps = [s for s in self._set if began_us <= s.initial_contact_us <= at_us]
            postures, contacts = self._worn.end_set(began_us, at_us)
            self._set = []
            self._set_began_us = None
        known, counted = self._known(at_us), summary.of_one_placement(steps)
        how = mode.of_most(counted)
        said = carried(postures, known.speed, known.incline_pct) | smooth(self._worn.trunks, at_us)
        if counted:
            said |= stepped(counted, how, known, self._beat)
        said |= trodden(contacts, (), known.speed)
        kept = {name: reading for name, reading in said.items() if name in IN_SET}
        result = SetResult(began_us, at_us, len(counted), belt_speed_mps=known.speed)
        return replace(result, **_readings(kept))

    def _gather(
        self,
        placement: Placement,
        side: Side,
        time_us: Times,
        events: npt.NDArray[np.void],
        named: Iterable[tuple[int, Side]] = (),
    ) -> None:
        if len(time_us) == 0:
            return
        track = self._tracks.setdefault(placement, Track(placement))
        now_us = int(time_us[-1])
        self._heard_us[placement] = now_us
        track.add(events, side, now_us)
        for landed_us, foot in named:
            track.name(landed_us, foot, Quality.ESTIMATED)
        self._publish(placement, track.take(now_us))

    def _publish(self, placement: Placement, steps: list[Step]) -> None:
        for step in steps:
            if not self._sources.gives(step):
                continue
            known = self._known(step.initial_contact_us)
            settled = self._agreement.settle(step, self._tracks)
            settled = mode.placed(settled, known.speed, self._worn.foot_speed())
            self._remember(placement, settled)
            self._new.append(settled)
            if self._set_began_us is not None:
                self._set.append(settled)
        if self._recent and self._recent[-1].placement is placement:
            self._landed_us = self._tracks[placement].last_landing_us
        if steps:
            self._doubts = self._agreement.doubts(self._tracks)

    def _remember(self, placement: Placement, step: Step) -> None:
        same = [s for s in self._recent if s.placement is placement]
        near = same and step.initial_contact_us - same[-1].initial_contact_us < LONGEST_STEP_US
        recent = (*(same[-RECENT_STEPS + 1 :] if near else ()), step)
        before, self._mode = self._mode, mode.of_steps(recent, self._mode)
        # What was run says nothing of the walk that follows.
        self._recent = recent if before in (self._mode, Mode.UNKNOWN) else recent[-2:]

    def _known(self, now_us: int) -> Known:
        return known_at(now_us, self._belt, self._leg_length_m)

    def _present(self, now_us: int) -> mode.Present:
        heard = {p for p, at_us in self._heard_us.copy().items() if now_us - at_us < STALE_US}
        return mode.Present(
            worn=bool(heard & mode.WEARABLE),
            loaded=self._force.loaded,
            force=Placement.BELT in heard,
            moves=any(self._rest[p].moves(now_us) for p in heard & mode.AT_REST),
        )


def _readings(said: Mapping[str, Reading]) -> dict[str, Any]:
    """For `replace`, which takes fields of any kind."""
    return dict(said)
