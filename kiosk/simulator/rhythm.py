"""When the next step comes and how long it stays: the draws behind every footfall."""

from dataclasses import dataclass

import numpy as np

from kiosk.body.activity import WALKS, Activity
from kiosk.simulator.errors import NO_DEVIATION, Deviation
from kiosk.simulator.person import Person
from kiosk.simulator.truth import Foot

_CATCH_UP = 0.3  # of the way to a newly heard tempo is made in one step
_PHASE_PULL = 0.2  # of the distance to the beat is closed in one step
_MEMORY = 0.6  # correlation of neighbouring steps' scatter
_SHORTEST_FLIGHT_S = 0.03
_LEAST_OVERLAP_S = 0.05
_SHORTEST_SWING_S = 0.15


@dataclass(frozen=True, slots=True)
class Beat:
    """A metronome as the member hears it: one beat a step."""

    spm: float
    at_us: int | None = None
    """One audible beat, to which the steps are drawn; None when only the tempo is known."""


@dataclass(frozen=True, slots=True)
class Timing:
    """One step as drawn: the time since the step before, and its own contact."""

    step_s: float
    contact_s: float

    @property
    def flight_s(self) -> float:
        """Without a foot on the ground; a short moment where there is none."""
        return max(self.step_s - self.contact_s, 0.05)


class Rhythm:
    """Draws the timing of steps from a person's habits, the belt's speed and a heard beat."""

    def __init__(self, person: Person, rng: np.random.Generator) -> None:
        self._person = person
        self._rng = rng
        self._tempo: dict[Activity, float] = {}
        self._scatter, self._wander = 0.0, 0.0
        self._begun_s, self._doing = 0.0, Activity.STAND
        self._long = False
        self.beat: Beat | None = None

    def draw(
        self,
        activity: Activity,
        foot: Foot,
        speed_mps: float,
        after_s: float,
        habit: Deviation = NO_DEVIATION,
    ) -> Timing:
        """The step that follows a contact at `after_s`."""
        if activity is not self._doing:
            self._doing, self._begun_s = activity, after_s
        step_s = 60.0 / self._tempo_spm(activity, speed_mps, habit, after_s)
        step_s += self._pull_s(activity, after_s + step_s, habit)
        contact_s = self._contact_s(activity, speed_mps, step_s, habit)
        sign = 0.5 if foot is Foot.LEFT else -0.5
        if activity.alternates:
            person = self._person
            step_s *= 1.0 + sign * (person.step_asymmetry + habit.step_asymmetry)
            contact_s *= 1.0 + sign * (person.contact_asymmetry + habit.contact_asymmetry)
        self._long = not self._long
        step_s *= 1.0 + (habit.alternate_share if self._long else -habit.alternate_share)
        self._scatter = _MEMORY * self._scatter + np.sqrt(1 - _MEMORY**2) * self._rng.normal()
        step_s *= 1.0 + self._person.step_cv * self._scatter
        contact_s *= 1.0 + self._person.contact_cv * self._rng.normal()
        if activity in WALKS:
            return Timing(step_s, max(contact_s, step_s + _LEAST_OVERLAP_S))
        if activity is Activity.QUICK_FEET:
            return Timing(step_s, min(contact_s, 2.0 * step_s - _SHORTEST_SWING_S))
        return Timing(step_s, min(contact_s, step_s - _SHORTEST_FLIGHT_S))

    def rest(self) -> None:
        """The bout is over: the next one begins fresh."""
        self._doing = Activity.STAND

    def own_tempo_spm(self, activity: Activity, speed_mps: float) -> float:
        """Steps, or hops, a minute when nothing is heard."""
        person = self._person
        if activity is Activity.MARCH:
            return person.march_spm
        if activity is Activity.WALK:
            return person.walking_cadence_spm(speed_mps)
        if activity is Activity.HOP:
            return 60.0 * person.hop_rate_hz
        if activity is Activity.QUICK_FEET:
            return person.quick_feet_spm
        return person.running_cadence_spm(speed_mps)

    def _tempo_spm(
        self, activity: Activity, speed_mps: float, habit: Deviation, now_s: float
    ) -> float:
        own = self.own_tempo_spm(activity, speed_mps)
        wanted = own * (1.0 + habit.tempo_share)
        if self.beat is not None:
            wanted += self._follows(habit) * (self.beat.spm * (1.0 + habit.tempo_share) - wanted)
        self._wander = 0.96 * self._wander + 0.28 * self._rng.normal()
        wanted *= 1.0 + habit.wander_share * self._wander
        wanted *= max(0.6, 1.0 - habit.fade_share_per_s * (now_s - self._begun_s))
        tempo = self._tempo.get(activity, own)
        tempo += _CATCH_UP * (wanted - tempo)
        self._tempo[activity] = tempo
        return tempo

    def _follows(self, habit: Deviation) -> float:
        return max(0.0, self._person.follows_beat * (1.0 - habit.deaf_share))

    def _pull_s(self, activity: Activity, expected_s: float, habit: Deviation) -> float:
        """Towards the nearest beat, once the tempo is nearly that of the beat."""
        if self.beat is None or self.beat.at_us is None:
            return 0.0
        if abs(self._tempo[activity] - self.beat.spm) > 0.03 * self.beat.spm:
            return 0.0
        period_s = 60.0 / self.beat.spm
        late = (expected_s - self.beat.at_us * 1e-6) / period_s
        return -_PHASE_PULL * self._follows(habit) * (late - round(late)) * period_s

    def _contact_s(
        self, activity: Activity, speed_mps: float, step_s: float, habit: Deviation
    ) -> float:
        person, longer = self._person, 1.0 + habit.contact_share
        if activity in WALKS:
            return step_s * 1.22  # 61 % of a stride
        if activity is Activity.HOP:
            return person.hop_contact_s * longer
        own_step_s = 60.0 / self.own_tempo_spm(activity, speed_mps)
        own_contact_s = person.quick_feet_contact_s
        if activity is Activity.RUN:
            own_contact_s = person.running_contact_s(speed_mps)
        quicker: float = (step_s / own_step_s) ** 0.8  # quicker steps are shorter contacts
        return own_contact_s * longer * quicker
