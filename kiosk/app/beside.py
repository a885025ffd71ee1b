"""What devices tell that see no single step: pulse, a foot pod's or a belt's cadence, and the
console's speed as the member read it.

Each fills only what nothing better knows, and says how far it can be trusted. A cadence always
comes from steps that somebody counted, never from the belt's speed.
"""

from collections import deque
from dataclasses import dataclass, replace

from kiosk.devices.sample import BeltSample, FootpodSample, HeartSample
from kiosk.gait.measures import UNKNOWN, Live, Quality, Reading

STALE_US = 5_000_000
"""These devices tell something once a second."""
COUNTED_US = 12_000_000
"""A belt's step count is read over so long: one step more or less is 5 steps a minute."""
COUNTED_AT_LEAST_US = 6_000_000
PAUSED_US = 4_000_000
"""A count that has not grown for so long belongs to somebody who stands."""
MOST_SPM = 300.0
FOOTPOD_FLOOR_SPM = 2.0
"""They count whole steps of one foot."""
PULSE_FLOOR_BPM = 2.0


@dataclass(frozen=True, slots=True)
class Entered:
    """The console's speed, by the member."""

    speed_mps: float
    quality: Quality = Quality.ENTERED


class Beside:
    """The last word of each, on the kiosk clock."""

    def __init__(self) -> None:
        self._strap: HeartSample | None = None
        self._grips: BeltSample | None = None
        self._footpod: FootpodSample | None = None
        self._counts: deque[tuple[int, int]] = deque()
        self._belt_us: int | None = None
        self._speed_mps: float | None = None
        self._entered: Entered | None = None

    def belt(self, said: BeltSample) -> None:
        """A record; only one with a speed makes the belt a readable one."""
        if said.speed_mps is not None:
            self._belt_us, self._speed_mps = said.at_us, said.speed_mps
        if said.heart_rate_bpm is not None:
            self._grips = said
        if said.steps is not None:
            self._count(said.at_us, said.steps)

    def footpod(self, said: FootpodSample) -> None:
        self._footpod = said

    def heart(self, said: HeartSample) -> None:
        """None means that nobody wears it: then nothing is known, at once."""
        self._strap = said

    def enter(self, speed_mps: float | None) -> None:
        """What the member read from the console; None takes it back."""
        self._entered = None if speed_mps is None else Entered(speed_mps)

    def reads_belt(self, now_us: int) -> bool:
        """Whether a belt tells its speed."""
        return _fresh(self._belt_us, now_us)

    def belt_mps(self, now_us: int) -> float | None:
        """The speed that a belt measured, to settle other devices by; never an entered one."""
        return self._speed_mps if self.reads_belt(now_us) else None

    def entered(self, now_us: int) -> Entered | None:
        """The entered speed, as long as no belt tells its own."""
        return None if self.reads_belt(now_us) else self._entered

    def complete(self, live: Live) -> Live:
        """`live` with everything it lacks that somebody here can tell."""
        if live.cadence_spm.value is None and live.hop_rate_hz.value is None:
            live = replace(live, cadence_spm=self._cadence(live.at_us))
        if live.heart_rate_bpm.value is None:
            live = replace(live, heart_rate_bpm=self._pulse(live.at_us))
        if live.belt_speed_mps.quality is Quality.ENTERED:
            live = replace(
                live,
                belt_mismatch=_entered(live.belt_mismatch),
                landing_distance_m=_entered(live.landing_distance_m),
            )
        return live

    def _cadence(self, now_us: int) -> Reading:
        pod = self._footpod
        if pod is not None and _fresh(pod.at_us, now_us) and pod.cadence_spm:
            return Reading(pod.cadence_spm, Quality.MEASURED, FOOTPOD_FLOOR_SPM)
        return self._counted(now_us)

    def _pulse(self, now_us: int) -> Reading:
        strap, grips = self._strap, self._grips
        if strap is not None and strap.bpm is not None and _fresh(strap.at_us, now_us):
            return Reading(float(strap.bpm), Quality.MEASURED, PULSE_FLOOR_BPM)
        if grips is not None and grips.heart_rate_bpm and _fresh(grips.at_us, now_us):
            return Reading(float(grips.heart_rate_bpm), Quality.ESTIMATED, PULSE_FLOOR_BPM)
        return UNKNOWN

    def _count(self, at_us: int, steps: int) -> None:
        """Keep the moments at which the count grew. A count that falls began anew."""
        counts = self._counts
        if counts and steps < counts[-1][1]:
            counts.clear()
        if not counts or steps > counts[-1][1]:
            counts.append((at_us, steps))
        while counts and counts[0][0] < at_us - COUNTED_US:
            counts.popleft()

    def _counted(self, now_us: int) -> Reading:
        if len(self._counts) < 2 or now_us - self._counts[-1][0] > PAUSED_US:
            return UNKNOWN
        (first_us, first), (last_us, last) = self._counts[0], self._counts[-1]
        if last_us - first_us < COUNTED_AT_LEAST_US:
            return UNKNOWN
        per_us = 60e6 / (last_us - first_us)
        spm = (last - first) * per_us
        return Reading(spm, Quality.MEASURED, per_us) if spm < MOST_SPM else UNKNOWN


def _fresh(at_us: int | None, now_us: int) -> bool:
    return at_us is not None and now_us - at_us <= STALE_US


def _entered(reading: Reading) -> Reading:
    """What was computed with an entered speed is no better than what was entered."""
    return reading if reading.value is None else replace(reading, quality=Quality.ENTERED)
