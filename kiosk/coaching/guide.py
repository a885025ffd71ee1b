"""Guidance through one exercise: its aim, its beat, its coach. Silent where the set is silent."""

from collections import deque
from collections.abc import Mapping, Sequence
from statistics import median

from kiosk.coaching import derived
from kiosk.coaching.coach import RANKS, Coach
from kiosk.coaching.exercise import ErrorSigns, Exercise, Rank, When
from kiosk.coaching.metrics import heard
from kiosk.coaching.numbers import numbers
from kiosk.coaching.program import Beat
from kiosk.coaching.signs import References, Values, means, shown, values_of
from kiosk.coaching.target import cadence_target, easier, easier_beat
from kiosk.coaching.tuned import Targets, tuned
from kiosk.coaching.view import Band, Cue, Number
from kiosk.gait.measures import Live, Step
from kiosk.words import N_

PRAISE = N_("That one was it.")
GOOD_SHARE = 0.7
"""A bout was good when it was free of errors for this share of its values."""
OUTSIDE_US = 5_000_000
"""In bandwidth mode the beat comes back after this long outside the band."""
LOOKS_BACK_US = 2_500_000
"""A cadence is told from so much: who was slow before the beat began is not slow with it."""
MISMATCH_TRUSTED = 0.05
ROOMIER, MOST_ROOMIER = Targets(pelvis_pct=40), 2
"""A third more room for pelvis and sway than before, so often."""
OWN_EVERY_US, OWN_LEAST, OWN_MOST = 250_000, 20, 480
"""The own median of an exercise: over clean values a quarter of a second apart, from 5 s on."""


class Guide:
    """One exercise's guidance. Fed with live values; says what to show."""

    def __init__(
        self,
        exercise: Exercise,
        baseline_spm: float | None,
        baseline: Values,
        beat: Beat,
        words: Mapping[str, str] | None = None,
        best_reactivity: float | None = None,
    ) -> None:
        self.exercise = exercise
        self.coach = Coach([_in_words(error, words or {}) for error in exercise.errors])
        self._baseline_spm = baseline_spm
        own = _trusted(baseline) if exercise.reference == "run" else {}
        best = {} if best_reactivity is None else {"reactivity": best_reactivity}
        self._references = References(baseline=own, own_best=best)
        self._beat = beat
        self._lowered = self._roomier = 0
        self._inside_us: int | None = None
        self._good = self._all = 0
        self._own: dict[str, deque[float]] = {}
        self._own_us = self._reminded_us = self._begun_us = 0
        self._reminders = 0
        self.numbers: tuple[Number, ...] = ()
        """What the latest set that was measured came to."""

    @property
    def band(self) -> Band | None:
        """The aim of this set; None where the exercise has none or nothing is known."""
        return self._references.target

    def compare_with(self, values: Values) -> None:
        """Take the values of a rest as what the next set is compared with."""
        if self.exercise.reference == "rest" and values:
            self._references.baseline = values

    def begin_set(self, raise_pct: float | None, at_us: int) -> None:
        """A new set with its own aim; what was made easier stays easier."""
        self.coach.hush()
        self._begun_us = self._inside_us = self._reminded_us = at_us
        self._good = self._all = 0
        self._references.target = None
        if raise_pct is not None and self._baseline_spm is not None:
            wide = self.exercise.tolerance_pct
            band = cadence_target(self._baseline_spm, raise_pct, wide)
            for _ in range(self._lowered):
                band = easier(band, self._baseline_spm)
            self._references.target = band

    def hear(self, live: Live, steps: Sequence[Step] = (), feedback: bool = True) -> str | None:
        """Watch one live value; the name of an error that is cued from now on."""
        values = _together(self._of_this_set(live), derived.now(steps))
        spread = derived.beat_spread(steps, self.band.target) if self.band else None
        if spread is not None:
            values["beat_spread"] = spread
        seen = shown(self.exercise.errors, values, self._references)
        self._note_band(live)
        self._all += 1
        self._good += not seen
        if not seen:
            self._note_own(values, live.at_us)
        wanted = {e.name for e in self.exercise.errors if _now(e, feedback)}
        cued = self.coach.watch(seen & wanted, live.at_us)
        if cued is None and feedback:
            self._remind(live.at_us)
        if self.coach.easier_wanted:
            self.make_easier()
        return cued

    def make_easier(self) -> None:
        """Bring the aim one step back, for this set and the rest of the exercise: the cadence, the
        beat, or where there is neither how much the hips may move."""
        self.coach.easier_wanted = False
        band = self._references.target
        if band is not None and self._baseline_spm is not None:
            self._lowered += 1
            self._references.target = easier(band, self._baseline_spm)
        elif self.exercise.beat_per_min is not None:
            slower = easier_beat(self.exercise.beat_per_min)
            self.exercise = self.exercise.model_copy(update={"beat_per_min": slower})
        elif self._roomier < MOST_ROOMIER:
            self._roomier += 1
            self.exercise = tuned(self.exercise, ROOMIER)

    def end_set(
        self, lives: Sequence[Live], steps: Sequence[Step], at_us: int, guided: bool = True
    ) -> ErrorSigns | None:
        """Sum the set up: the error that is cued now; None for praise or silence."""
        values = _together(means(lives), derived.whole(steps))
        whole = [error for error in self.exercise.errors if error.when is When.SET_END]
        seen = shown(whole, values, self._references)
        self._note_numbers(values, lives, steps)
        if not self._references.first_set:
            self._references.first_set = values
        self.coach.hush()
        if not guided:
            return None
        for error in sorted(whole, key=lambda error: RANKS.index(error.rank)):
            if error.name in seen and self.coach.say(error.name, at_us):
                return error
        if self._all and self._good / self._all >= GOOD_SHARE:
            self.coach.praise(PRAISE, at_us)
        return None

    def cue(self, at_us: int) -> Cue | None:
        """The one thing that is said now."""
        return self.coach.cue(at_us)

    def beat_spm(self, at_us: int) -> float | None:
        """What the metronome plays: one beat a step."""
        own = self.exercise.beat_per_min
        if self._beat is Beat.OFF or (self.band is None and own is None):
            return None
        inside = self._inside_us is not None and at_us - self._inside_us < OUTSIDE_US
        if self._beat is Beat.BANDWIDTH and inside and self.band is not None:
            return None
        return self.band.target if self.band is not None else own

    def _of_this_set(self, live: Live) -> dict[str, float]:
        """The live values, without a cadence that is told from the steps before the set."""
        values = values_of(live)
        if live.at_us - self._begun_us < LOOKS_BACK_US:
            values.pop("cadence", None)
        return values

    def _note_numbers(self, values: Values, lives: Sequence[Live], steps: Sequence[Step]) -> None:
        hops = derived.as_hops(steps)
        few = hops is not None and derived.few_hops(hops)
        if few or len(lives) < OWN_LEAST:  # begun and left: a few seconds say little
            return
        qualities = {name: reading.quality for name, reading in heard(lives[-1]).items()}
        self.numbers = numbers(self.exercise, values, qualities, self._references)
        if "reactivity" in values:
            best = max(values["reactivity"], self._references.own_best.get("reactivity", 0.0))
            self._references.own_best = {"reactivity": best}

    def _note_band(self, live: Live) -> None:
        cadence = live.cadence_spm.value
        if self.band and cadence is not None and self.band.low <= cadence <= self.band.high:
            self._inside_us = live.at_us

    def _note_own(self, values: Values, at_us: int) -> None:
        if at_us - self._own_us < OWN_EVERY_US:
            return
        self._own_us = at_us
        for name, value in values.items():
            self._own.setdefault(name, deque(maxlen=OWN_MOST)).append(value)
        self._references.own_median = {
            name: median(known) for name, known in self._own.items() if len(known) >= OWN_LEAST
        }

    def _remind(self, at_us: int) -> None:
        every_s, cues = self.exercise.cue_every_s, self.exercise.cues
        if every_s is None or not cues or at_us - self._reminded_us < every_s * 1e6:
            return
        if self.coach.remind(cues[self._reminders % len(cues)], at_us):
            self._reminders += 1
            self._reminded_us = at_us


def _together(heard: dict[str, float], counted: dict[str, float]) -> dict[str, float]:
    """Live values and what was counted from steps; who hops has no cadence."""
    if "hop_rate" in counted:
        for of_steps in ("cadence", "step_regularity"):
            heard.pop(of_steps, None)
    return heard | counted


def _trusted(baseline: Values) -> Values:
    """Two measurements of one speed that disagree when all is well say nothing of drifting."""
    off = abs(baseline.get("belt_mismatch", 0.0)) > MISMATCH_TRUSTED
    return {name: v for name, v in baseline.items() if not (off and name == "belt_mismatch")}


def _in_words(error: ErrorSigns, words: Mapping[str, str]) -> ErrorSigns:
    own = words.get(error.name)
    return error if own is None else error.model_copy(update={"cue": own})


def _now(error: ErrorSigns, feedback: bool) -> bool:
    return error.when is When.NOW and (feedback or error.rank is Rank.SAFETY)
