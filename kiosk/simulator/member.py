"""The virtual member: stands, starts the belt, walks, runs, hops, and hears a beat.

Everything happens in `advance`, which the virtual devices call with the time they have reached.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from kiosk.body.activity import Activity
from kiosk.body.carriage import CarriagePath
from kiosk.body.foot_path import FootPath
from kiosk.body.mass_path import MassPath
from kiosk.body.support import supports
from kiosk.simulator.belt import Belt
from kiosk.simulator.errors import Error
from kiosk.simulator.person import Person
from kiosk.simulator.placement import (
    BREASTBONE,
    INSTEP,
    UPPER_BACK,
    FootMotion,
    PelvisMotion,
    Spot,
    TrunkMotion,
)
from kiosk.simulator.rhythm import Beat
from kiosk.simulator.shank import ShankMotion
from kiosk.simulator.stepping import Stepping
from kiosk.simulator.truth import Contact, Foot

_AHEAD_S = 1.4  # footfalls are drawn this far ahead: the longest swing and the push before it
_WIDE_S = 2.5  # footfalls this far away no longer shape the trunk
_RUN_ABOVE_MPS = 2.0
_STAND_BELOW_MPS = 0.15


@dataclass(frozen=True, slots=True)
class Act:
    """Something the member does at a time of the script, in s since the simulation began."""

    at_s: float
    what: Callable[["VirtualMember", float], None]


class VirtualMember:
    """One body on one belt."""

    def __init__(
        self,
        person: Person | None = None,
        script: Iterable[Act] = (),
        seed: int = 1,
        belt: Belt | None = None,
    ) -> None:
        self.person = person or Person()
        self.belt = belt or Belt()
        self.seed = seed
        self._script = sorted(script, key=lambda act: act.at_s)
        self._activity: Activity | None = None
        self._stepping = Stepping(self.person, self.belt.place, np.random.default_rng(seed))
        self._now_s = 0.0

    def advance(self, now_s: float) -> None:
        """Let everything happen that is due by then. Going back in time does nothing."""
        while self._script and self._script[0].at_s <= now_s:
            act = self._script.pop(0)
            self._plan(act.at_s)
            act.what(self, act.at_s)
        self._plan(now_s)

    def do(self, activity: Activity | None) -> None:
        """Take up a movement; None follows the belt: stand, walk or run by its speed."""
        self._activity = activity

    def hear(self, beat: Beat | None) -> None:
        """A metronome from now on; None is silence. Its time counts from the simulation's begin."""
        self._stepping.rhythm.beat = beat

    def commit(self, error: Error, severity: float = 1.0) -> None:
        """Make an error from the next planned step on; severity 0 is none."""
        self._stepping.errors = {**self._stepping.errors, error: severity}

    def correct(self, error: Error) -> None:
        """Stop making an error."""
        errors = self._stepping.errors
        self._stepping.errors = {one: errors[one] for one in errors if one is not error}

    def raise_arms(self, up: bool) -> None:
        """Arms stretched overhead, as in the tall reach, or down."""
        self._stepping.arms_up = up

    @property
    def errors(self) -> dict[Error, float]:
        """The errors made now, each with its severity."""
        return dict(self._stepping.errors)

    def foot(self, foot: Foot, start_s: float, end_s: float, spot: Spot = INSTEP) -> FootMotion:
        """How a spot on one foot moves in this stretch of time, which must have been reached."""
        return FootMotion(self._path(foot, start_s, end_s), foot, spot)

    def shank(self, foot: Foot, start_s: float, end_s: float) -> ShankMotion:
        """How the lower shank moves."""
        path = self._path(foot, start_s, end_s)
        falls = self._stepping.footfalls(foot, start_s - _WIDE_S, end_s + _WIDE_S)
        mass, skeleton = self.mass(start_s, end_s), self.person.skeleton
        return ShankMotion(path, falls, mass, skeleton, foot)

    def pelvis(self, start_s: float, end_s: float) -> PelvisMotion:
        """How the waist moves."""
        return PelvisMotion(self.mass(start_s, end_s), self.carriage(start_s, end_s))

    def trunk(self, start_s: float, end_s: float, on_back: bool = False) -> TrunkMotion:
        """How the breastbone or the upper back moves."""
        spot = UPPER_BACK if on_back else BREASTBONE
        return TrunkMotion(self.mass(start_s, end_s), self.carriage(start_s, end_s), spot)

    def mass(self, start_s: float, end_s: float) -> MassPath:
        """Height of the centre of mass and the force under the feet."""
        both = [
            fall
            for foot in Foot
            for fall in self._stepping.footfalls(foot, start_s - _WIDE_S, end_s + _WIDE_S)
        ]
        return MassPath(supports(both))

    def carriage(self, start_s: float, end_s: float) -> CarriagePath:
        """Attitudes of pelvis and trunk: the truth behind lean, obliquity, tilt and turn."""
        return CarriagePath(self._stepping.carriages(start_s - _WIDE_S, end_s + _WIDE_S))

    def _path(self, foot: Foot, start_s: float, end_s: float) -> FootPath:
        falls = self._stepping.footfalls(foot, start_s, end_s)
        return FootPath(falls, self.person.skeleton.heel_to_ball_m)

    def contacts(self) -> list[Contact]:
        """Every contact planned so far, also those not yet over and those of standing."""
        return self._stepping.contacts(standing=True)

    def truth(self) -> list[Contact]:
        """The contacts that have ended by now, in order of initial contact."""
        return [c for c in self._stepping.contacts() if c.toe_off_s <= self._now_s]

    @property
    def now_s(self) -> float:
        """How far the member has got."""
        return self._now_s

    def _plan(self, now_s: float) -> None:
        if now_s < self._now_s:
            return
        self._now_s = now_s
        self._stepping.plan(self._wanted(now_s), now_s + _AHEAD_S)

    def _wanted(self, now_s: float) -> Activity:
        if self._activity is not None:
            return self._activity
        speed_mps = self.belt.speed_mps(now_s + _AHEAD_S)
        if speed_mps < _STAND_BELOW_MPS:
            return Activity.STAND
        return Activity.RUN if speed_mps > _RUN_ABOVE_MPS else Activity.WALK


def press_start(at_s: float, speed_mps: float | None = None) -> Act:
    """The member presses the console's start key, and the speed key up to a speed."""
    return Act(at_s, lambda member, now_s: member.belt.start(now_s, speed_mps))


def press_speed(at_s: float, speed_mps: float) -> Act:
    """The member sets the belt's speed on the console."""
    return Act(at_s, lambda member, now_s: member.belt.set_speed(now_s, speed_mps))


def press_stop(at_s: float) -> Act:
    """The member presses the console's stop key."""
    return Act(at_s, lambda member, now_s: member.belt.stop(now_s))


def pull_key(at_s: float) -> Act:
    """The member pulls the safety key."""
    return Act(at_s, lambda member, now_s: member.belt.pull_key(now_s))


def move(at_s: float, activity: Activity | None) -> Act:
    """The member takes up a movement."""
    return Act(at_s, lambda member, _: member.do(activity))


def easy_run(speed_mps: float = 2.8) -> list[Act]:
    """Steps on, starts the belt after 4 s, walks for 20 s, then runs."""
    return [press_start(4.0, 1.3), press_speed(24.0, speed_mps)]
