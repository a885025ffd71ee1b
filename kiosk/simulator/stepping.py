"""The order of footfalls: from standing into walking, running or hopping and back.

Drawn a little ahead of time, as a body plans a step before it is made; what was drawn never
changes, except that a foot that stands gets its toe-off when it is to leave.
"""

from collections.abc import Callable

import numpy as np

from kiosk.body.footfall import FOREVER_S, Footfall, Footfalls
from kiosk.simulator.person import Activity, Person
from kiosk.simulator.rhythm import Rhythm, Timing
from kiosk.simulator.style import shape
from kiosk.simulator.truth import Contact, Foot

_SETTLE_S = 0.6  # between two kinds of movement the body stands this long
_FLIGHT_TO_SWING_S = 0.12  # least time of a foot in the air

BeltPlace = Callable[[float], tuple[float, float]]
"""Distance run so far in m and speed in m/s at a time in s."""


class Stepping:
    """All footfalls of one member, both feet."""

    def __init__(self, person: Person, belt: BeltPlace, rng: np.random.Generator) -> None:
        self.person = person
        self.rhythm = Rhythm(person, rng)
        self._belt = belt
        self._rng = rng
        standing = shape(Activity.STAND, person.strike, 0.0, 0.0).moved(ic_s=-1e3)
        self._falls = {foot: [standing] for foot in Foot}
        self._activities = {foot: [Activity.STAND] for foot in Foot}
        self._now = Activity.STAND
        self._last = Foot.LEFT
        self._planned_s = 0.0

    def plan(self, wanted: Activity, until_s: float) -> None:
        """Draw every footfall that begins before `until_s`."""
        while self._planned_s < until_s:
            if self._now is Activity.STAND:
                self._leave_standing(wanted, until_s)
            elif wanted is Activity.STAND or wanted.alternates != self._now.alternates:
                self._come_to_stand()
            elif wanted is Activity.HOP:
                self._hop()
            else:
                self._now = wanted
                self._step()

    def footfalls(self, foot: Foot, start_s: float, end_s: float) -> Footfalls:
        """Those that shape the foot's movement in this stretch of time."""
        falls = self._falls[foot]
        recent = max(0, len(falls) - 64) if end_s - start_s < 5.0 else 0
        while recent and falls[recent].ic_s > start_s - 2.0:
            recent = max(0, recent - 64)
        return Footfalls(falls[recent:]).between(start_s, end_s)

    def contacts(self) -> list[Contact]:
        """Every contact drawn so far, in order of initial contact, without the standing ones."""
        seen = [
            Contact(foot, fall.ic_s, fall.to_s, activity, fall.strike_rad)
            for foot in Foot
            for fall, activity in zip(self._falls[foot], self._activities[foot], strict=True)
            if activity is not Activity.STAND
        ]
        return sorted(seen, key=lambda contact: contact.initial_contact_s)

    def _leave_standing(self, wanted: Activity, until_s: float) -> None:
        if wanted is Activity.STAND:
            self._planned_s = until_s
            return
        start_s, self._now = self._planned_s, wanted
        speed_mps = self._belt(start_s)[1]
        draw = self.rhythm.draw(wanted, Foot.RIGHT, speed_mps, start_s)
        if wanted is Activity.HOP:
            for foot in Foot:
                self._lift(foot, start_s, draw)
            self._planned_s = start_s - draw.contact_s
            self._hop()
            return
        first = self._last.other
        self._lift(first, start_s, draw)
        self._lift(first.other, start_s + draw.step_s, draw)
        ic_s = start_s - draw.contact_s + 2.0 * draw.step_s
        self._land(first, ic_s, draw)

    def _come_to_stand(self) -> None:
        """Both feet come down, one after the other or together, and stay."""
        hopping = self._now is Activity.HOP
        draw = self.rhythm.draw(self._now, self._last.other, 0.0, self._planned_s)
        ic_s = self._planned_s + draw.step_s
        for foot in (self._last.other, self._last):
            self._land(foot, ic_s, draw, stays=True)
            ic_s += 0.0 if hopping else draw.step_s
        self._now = Activity.STAND
        self._planned_s = ic_s + _SETTLE_S

    def _step(self) -> None:
        foot = self._last.other
        speed_mps = self._belt(self._planned_s)[1]
        draw = self.rhythm.draw(self._now, foot, speed_mps, self._planned_s)
        ic_s = self._planned_s + draw.step_s
        before, own = self._falls[foot.other][-1], self._falls[foot][-1]
        if self._now is Activity.WALK:
            ic_s = min(ic_s, before.to_s - 0.04)
        else:
            ic_s = max(ic_s, before.to_s + 0.025)
        self._land(foot, max(ic_s, own.to_s + _FLIGHT_TO_SWING_S), draw)

    def _hop(self) -> None:
        draw = self.rhythm.draw(Activity.HOP, Foot.LEFT, 0.0, self._planned_s)
        ic_s = max(
            self._planned_s + draw.step_s,
            max(self._falls[foot][-1].to_s for foot in Foot) + 0.05,
        )
        lag_s = self.person.feet_lag_s + 0.003 * self._rng.normal()
        self._land(Foot.LEFT, ic_s - 0.5 * lag_s, draw)
        self._land(Foot.RIGHT, ic_s + 0.5 * lag_s, draw)
        self._planned_s = ic_s

    def _land(self, foot: Foot, ic_s: float, draw: Timing, stays: bool = False) -> None:
        """Add a footfall; its place on the belt follows from the belt's way in between."""
        distance_m, speed_mps = self._belt(ic_s)
        flight_s = max(draw.step_s - draw.contact_s, 0.05)
        kind = shape(self._now, self.person.strike, speed_mps, flight_s)
        fall = kind.moved(
            ic_s=ic_s,
            to_s=FOREVER_S if stays else ic_s + draw.contact_s,
            x_m=distance_m,
            strike_rad=kind.strike_rad + 0.02 * self._rng.normal(),
            sink_mps=kind.sink_mps * (1.0 + 0.08 * self._rng.normal()),
            kick_rad=kind.kick_rad + 0.04 * self._rng.normal(),
        )
        self._falls[foot].append(fall)
        self._activities[foot].append(Activity.STAND if stays else self._now)
        self._last, self._planned_s = foot, ic_s

    def _lift(self, foot: Foot, to_s: float, draw: Timing) -> None:
        """A foot that stands leaves the ground in the manner of the movement that begins."""
        standing: Footfall = self._falls[foot][-1]
        flight_s = max(draw.step_s - draw.contact_s, 0.05)
        leaving = shape(self._now, self.person.strike, self._belt(to_s)[1], flight_s)
        self._falls[foot][-1] = leaving.moved(
            ic_s=standing.ic_s, x_m=standing.x_m, strike_rad=standing.strike_rad, to_s=to_s
        )
