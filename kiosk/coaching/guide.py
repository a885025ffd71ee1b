"""Guidance through one exercise: its aim, its beat, its coach. Silent where the set is silent."""

from kiosk.coaching.coach import RANKS, Coach
from kiosk.coaching.exercise import Exercise, When
from kiosk.coaching.program import Beat
from kiosk.coaching.signs import References, Values, means, shown, values_of
from kiosk.coaching.target import cadence_target, easier
from kiosk.coaching.view import Band, Cue
from kiosk.gait.measures import Live
from kiosk.words import N_

PRAISE = N_("That one was it.")
GOOD_SHARE = 0.7
"""A bout was good when it was free of errors for this share of its values."""
OUTSIDE_US = 5_000_000
"""In bandwidth mode the beat comes back after this long outside the band."""


class Guide:
    """One exercise's guidance. Fed with live values; says what to show."""

    def __init__(
        self, exercise: Exercise, baseline_spm: float | None, baseline: Values, beat: Beat
    ) -> None:
        self.exercise = exercise
        self.coach = Coach(exercise.errors)
        self._baseline_spm = baseline_spm
        self._references = References(baseline=baseline)
        self._beat = beat
        self._lowered = 0
        self._inside_us: int | None = None
        self._good = self._all = 0

    @property
    def band(self) -> Band | None:
        """The aim of this set; None where the exercise has none or nothing is known."""
        return self._references.target

    def begin_set(self, raise_pct: float | None, at_us: int) -> None:
        """A new set with its own aim; what was made easier stays easier."""
        self.coach.hush()
        self._inside_us, self._good, self._all = at_us, 0, 0
        if raise_pct is None or self._baseline_spm is None:
            self._references.target = None
            return
        band = cadence_target(self._baseline_spm, raise_pct)
        for _ in range(self._lowered):
            band = easier(band, self._baseline_spm)
        self._references.target = band

    def hear(self, live: Live) -> str | None:
        """Watch one live value; the name of an error that is cued from now on."""
        seen = shown(self.exercise.errors, values_of(live), self._references)
        self._note_band(live)
        self._all += 1
        self._good += not seen
        now = frozenset(e.name for e in self.exercise.errors if e.when is When.NOW)
        cued = self.coach.watch(seen & now, live.at_us)
        if self.coach.easier_wanted:
            self.make_easier()
        return cued

    def make_easier(self) -> None:
        """Bring the aim one step back, for this set and the rest of the exercise."""
        self.coach.easier_wanted = False
        band = self._references.target
        if band is not None and self._baseline_spm is not None:
            self._lowered += 1
            self._references.target = easier(band, self._baseline_spm)

    def end_set(self, lives: list[Live], at_us: int) -> str | None:
        """Sum the set up: the name of an error that is cued now, or praise, or silence."""
        values = means(lives)
        whole = [error for error in self.exercise.errors if error.when is When.SET_END]
        seen = shown(whole, values, self._references)
        if not self._references.first_set:
            self._references.first_set = values
        self.coach.hush()
        for error in sorted(whole, key=lambda error: RANKS.index(error.rank)):
            if error.name in seen and self.coach.say(error.name, at_us):
                return error.name
        if self._all and self._good / self._all >= GOOD_SHARE:
            self.coach.praise(PRAISE, at_us)
        return None

    def cue(self, at_us: int) -> Cue | None:
        """The one thing that is said now."""
        return self.coach.cue(at_us)

    def beat_spm(self, at_us: int) -> float | None:
        """What the metronome plays: one beat a step."""
        if self.band is None or self._beat is Beat.OFF:
            return None
        inside = self._inside_us is not None and at_us - self._inside_us < OUTSIDE_US
        if self._beat is Beat.BANDWIDTH and inside:
            return None
        return self.band.target

    def _note_band(self, live: Live) -> None:
        cadence = live.cadence_spm.value
        if self.band and cadence is not None and self.band.low <= cadence <= self.band.high:
            self._inside_us = live.at_us
