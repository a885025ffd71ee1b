"""Landings against a given beat. A phase is an angle: its mean and spread are taken on the circle,
where a step just before one beat and one just after it lie side by side."""

from cmath import exp, phase
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, pi, sqrt

from kiosk.gait.measures import UNKNOWN, Quality, Reading, Step
from kiosk.gait.summary import FEWEST, seen_in


@dataclass(frozen=True, slots=True)
class Beat:
    """A metronome, as it is heard, on the kiosk clock."""

    first_us: int
    interval_us: int

    def phase(self, at_us: int) -> float:
        """Beats after the nearest one: -0.5 to 0.5."""
        late = (at_us - self.first_us) / self.interval_us
        return late - round(late)


def against(beat: Beat | None, steps: Sequence[Step]) -> tuple[Reading, Reading]:
    """Circular mean of the landings' phases, and circular SD; both in beats."""
    if beat is None or len(steps) < FEWEST:
        return UNKNOWN, UNKNOWN
    turns = [exp(2j * pi * beat.phase(step.initial_contact_us)) for step in steps]
    middle = sum(turns) / len(turns)
    noise = seen_in(steps).initial_contact_sd_s * 1e6 / beat.interval_us
    gathered = min(abs(middle), 1.0)
    spread = sqrt(-2.0 * log(gathered)) / (2 * pi) if gathered > 1e-9 else 1.0
    mean = Reading(phase(middle) / (2 * pi), Quality.MEASURED, noise / sqrt(len(steps)))
    return mean, Reading(spread, Quality.MEASURED, noise)
