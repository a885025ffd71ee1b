"""The order of footfalls: from standing into walking, running or hopping and back.

Drawn a little ahead of time, as a body plans a step before it is made; what was drawn never
changes, except that a foot that stands gets its toe-off when it is to leave.
"""

from collections.abc import Callable

import numpy as np

from kiosk.body.activity import WALKS, Activity
from kiosk.body.carriage import Carriage
from kiosk.body.footfall import FOREVER_S, Footfall, Footfalls
from kiosk.body.shape import carriage, flown_m, shape
from kiosk.simulator.errors import Deviation, Error, combined
from kiosk.simulator.person import Person
from kiosk.simulator.rhythm import Rhythm, Timing
from kiosk.simulator.style import carried, habitual
from kiosk.simulator.truth import Contact, Foot

_SETTLE_S = 0.6  # between two kinds of movement the body stands this long
_LEAVES_S = (-0.012, 0.0025)  # mean and scatter of the foot's departure from the end of the force
_SHORTEST_SWING_S = 0.12
_BACK_SPELL_S, _CYCLE_S = 4.0, 12.0  # who drifts back on a belt must catch up

BeltPlace = Callable[[float], tuple[float, float]]
"""Distance run so far in m and speed in m/s at a time in s."""


class Stepping:
    """All footfalls of one member, both feet, and how the body was carried over them."""

    def __init__(self, person: Person, belt: BeltPlace, rng: np.random.Generator) -> None:
        self.person = person
        self.rhythm = Rhythm(person, rng)
        self.errors: dict[Error, float] = {}
        self.arms_up = False
        self._belt = belt
        self._rng = rng
        standing = shape(Activity.STAND, person.strike, 0.0, 0.0).moved(ic_s=-1e3)
        self._falls = {foot: [standing] for foot in Foot}
        self._activities = {foot: [Activity.STAND] for foot in Foot}
        self._carriages = [carriage(Activity.STAND, person.bearing).moved(at_s=-1e3)]
        self._now = Activity.STAND
        self._last = Foot.LEFT
        self._planned_s = 0.0
        self._offset_m = self._back_since_s = 0.0

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
        first = len(falls) - 1
        while first > 0 and falls[first].ic_s > start_s:
            first -= 16
        return Footfalls(falls[max(first - 1, 0) :]).between(start_s, end_s)

    def carriages(self, start_s: float, end_s: float) -> list[Carriage]:
        """Those that shape the trunk's movement in this stretch of time."""
        first = last = len(self._carriages) - 1
        while first > 0 and self._carriages[first].at_s > start_s:
            first -= 1
        while last > first + 1 and self._carriages[last - 1].at_s > end_s:
            last -= 1
        return self._carriages[max(first - 2, 0) : last + 2]

    def contacts(self, standing: bool = False) -> list[Contact]:
        """Every contact drawn so far, in order of initial contact, of standing only if asked."""
        seen = [
            Contact(foot, fall.ic_s, fall.to_s, activity, fall.strike_rad)
            for foot in Foot
            for fall, activity in zip(self._falls[foot], self._activities[foot], strict=True)
            if standing or activity is not Activity.STAND
        ]
        return sorted(seen, key=lambda contact: contact.initial_contact_s)

    def _draw(self, foot: Foot, speed_mps: float, after_s: float) -> Timing:
        habit = combined(self.errors)
        return self.rhythm.draw(self._now, foot, speed_mps, after_s, habit)

    def _leave_standing(self, wanted: Activity, until_s: float) -> None:
        self._carry(Activity.STAND, self._planned_s)
        if wanted is Activity.STAND:
            self._planned_s = until_s
            return
        start_s, self._now = self._planned_s, wanted
        draw = self._draw(Foot.RIGHT, self._belt(start_s)[1], start_s)
        if wanted is Activity.HOP:
            for foot in Foot:
                self._lift(foot, start_s, draw)
            self._planned_s = start_s - draw.contact_s
            self._hop()
            return
        first = self._last.other
        self._lift(first, start_s, draw)
        self._lift(first.other, start_s + draw.step_s, draw)
        self._land(first, start_s - draw.contact_s + 2.0 * draw.step_s, draw)

    def _come_to_stand(self) -> None:
        """Both feet come down, one after the other or together, and stay."""
        hopping = self._now is Activity.HOP
        self.rhythm.rest()
        draw = self._draw(self._last.other, 0.0, self._planned_s)
        ic_s = self._planned_s + draw.step_s
        for foot in (self._last.other, self._last):
            self._land(foot, ic_s, draw, stays=True)
            ic_s += 0.0 if hopping else draw.step_s
        self._now = Activity.STAND
        self._planned_s = ic_s + _SETTLE_S

    def _step(self) -> None:
        foot = self._last.other
        draw = self._draw(foot, self._belt(self._planned_s)[1], self._planned_s)
        ic_s = self._planned_s + draw.step_s
        before, own = self._falls[foot.other][-1], self._falls[foot][-1]
        if self._now in WALKS:
            ic_s = min(ic_s, before.to_s - 0.04)
        elif self._now is Activity.RUN:
            ic_s = max(ic_s, before.to_s + 0.025)
        self._land(foot, max(ic_s, own.to_s + _SHORTEST_SWING_S), draw)

    def _hop(self) -> None:
        draw = self._draw(Foot.LEFT, 0.0, self._planned_s)
        ic_s = max(
            self._planned_s + draw.step_s,
            max(self._falls[foot][-1].to_s for foot in Foot) + 0.05,
        )
        lag_s = self.person.feet_lag_s + combined(self.errors).feet_lag_s
        lag_s += 0.003 * self._rng.normal()
        self._land(Foot.LEFT, ic_s - 0.5 * lag_s, draw)
        self._land(Foot.RIGHT, ic_s + 0.5 * lag_s, draw)
        self._planned_s = ic_s

    def _land(self, foot: Foot, ic_s: float, draw: Timing, stays: bool = False) -> None:
        """Add a footfall; its place on the belt follows from the belt's way in between."""
        way_m, speed_mps = self._belt(ic_s)
        habit = combined(self.errors)
        self._offset_m += self._wandered_m(habit, ic_s, speed_mps * draw.step_s)
        flight_s = self._flown_s(foot, ic_s) if self._now is Activity.HOP else draw.flight_s
        fall = habitual(shape(self._now, self.person.strike, speed_mps, flight_s), habit)
        self._falls[foot].append(
            fall.moved(
                ic_s=ic_s,
                to_s=FOREVER_S if stays else ic_s + draw.contact_s,
                x_m=way_m + self._offset_m,
                leave_s=float(np.clip(self._rng.normal(*_LEAVES_S), -0.020, -0.004)),
                blow_s=fall.blow_s * (1.0 + 0.05 * self._rng.normal()),
                strike_rad=fall.strike_rad + 0.02 * self._rng.normal(),
                sink_mps=fall.sink_mps * (1.0 + 0.08 * self._rng.normal()),
                loose_radps=fall.loose_radps + 0.3 * self._rng.normal(),
            )
        )
        self._activities[foot].append(Activity.STAND if stays else self._now)
        self._last, self._planned_s = foot, ic_s
        self._carry(Activity.STAND if stays else self._now, ic_s, foot, draw.contact_s)

    def _flown_s(self, foot: Foot, ic_s: float) -> float:
        """A hop that lands now was so long in the air, and rose as high as that lets it."""
        own = self._falls[foot][-1]
        self._falls[foot][-1] = own.moved(lift_m=flown_m(ic_s - own.to_s))
        return ic_s - own.to_s

    def _wandered_m(self, habit: Deviation, now_s: float, step_m: float) -> float:
        """How this footfall's place differs from where the belt alone would put it."""
        if self._now is Activity.HOP:
            return 0.5 * habit.travel_m  # two feet land in each hop
        if habit.back_share == 0.0:
            self._back_since_s = now_s
        back = 1.0 if (now_s - self._back_since_s) % _CYCLE_S < _BACK_SPELL_S else -0.5
        return habit.travel_m - back * habit.back_share * step_m

    def _carry(
        self, activity: Activity, at_s: float, foot: Foot | None = None, contact_s: float = 0.0
    ) -> None:
        """Note how the body is carried from here on."""
        last = self._carriages[-1]
        if at_s <= last.at_s + 0.08:  # the second foot of a hop
            return
        phase = last.phase
        if foot is not None and activity.alternates:
            side = 0.0 if foot is Foot.LEFT else 0.5
            phase += (side - phase) % 1.0
        own = carriage(activity, self.person.bearing)
        now = carried(own, combined(self.errors), self.arms_up)
        self._carriages.append(now.moved(at_s=at_s, phase=phase, contact_s=contact_s))

    def _lift(self, foot: Foot, to_s: float, draw: Timing) -> None:
        """A foot that stands leaves the ground in the manner of the movement that begins."""
        standing: Footfall = self._falls[foot][-1]
        leaving = shape(self._now, self.person.strike, self._belt(to_s)[1], draw.flight_s)
        self._falls[foot][-1] = leaving.moved(
            ic_s=standing.ic_s, x_m=standing.x_m, strike_rad=standing.strike_rad, to_s=to_s
        )
