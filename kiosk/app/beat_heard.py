"""The beat as it is heard, told to the runner: landings are measured against what reaches the ear,
the latency of the sound card included."""

from kiosk.app.partners import Witness
from kiosk.coaching.view import View
from kiosk.gait.beat import Beat
from kiosk.gait.runner import Runner

SAME_US = 3_000
"""What is known of a sound card's latency moves by less; a landing is not known any better."""


class BeatHeard:
    """Lives in the worker's thread."""

    def __init__(self, runner: Runner, witness: Witness | None = None) -> None:
        self._runner, self._witness = runner, witness
        self._beat: Beat | None = None

    def follow(self, view: View) -> None:
        """Take the beat over from a View that has it; only another one is told and written down."""
        beat = None
        if view.beat_us is not None and view.beat_spm:
            beat = Beat(view.beat_us, round(60e6 / view.beat_spm))
        if same(beat, self._beat):
            return
        self._beat = beat
        told = (None, 0) if beat is None else (beat.first_us, beat.interval_us)
        self._runner.beat(*told)
        if self._witness is not None:
            self._witness.beat(view.at_us, *told)


def same(one: Beat | None, other: Beat | None) -> bool:
    """Whether two are one metronome: the same tempo, and the beats at the same moments."""
    if one is None or other is None:
        return one is other
    apart = abs(other.phase(one.first_us)) * other.interval_us
    return one.interval_us == other.interval_us and apart <= SAME_US
