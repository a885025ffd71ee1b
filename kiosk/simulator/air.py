"""What the air does to frames: delay, loss in bursts, repetition."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class AirSettings:
    """The defaults are a good link: 15 ms connection interval, a few retransmissions."""

    delay_s: float = 0.008
    interval_s: float = 0.015
    """A retransmission costs one connection interval."""
    retransmission: float = 0.05
    """Share of frames that need one more try; each further try as often again."""
    loss: float = 0.0
    """Share of frames that are lost for good."""
    burst_frames: float = 1.0
    """Mean length of a run of lost frames."""
    duplicate: float = 0.0
    """Share of frames that arrive twice."""


class Air:
    """Decides the fate of one frame after the other."""

    def __init__(self, settings: AirSettings, rng: np.random.Generator) -> None:
        self._settings = settings
        self._rng = rng
        self._losing = False

    def copies(self) -> int:
        """How often the next frame arrives: 0, 1 or 2 times."""
        air = self._settings
        if air.loss <= 0.0 and air.duplicate <= 0.0:
            return 1
        leave = 1.0 / max(air.burst_frames, 1.0)
        enter = min(1.0, leave * air.loss / max(1.0 - air.loss, 1e-9))
        chance = self._rng.random()
        self._losing = chance >= leave if self._losing else chance < enter
        if self._losing:
            return 0
        return 2 if self._rng.random() < air.duplicate else 1

    def delay_s(self) -> float:
        """From the last sample to the arrival."""
        air = self._settings
        tries = self._rng.geometric(1.0 - air.retransmission) if air.retransmission else 1
        wait = self._rng.uniform(0.0, air.interval_s)
        return float(air.delay_s + wait + (tries - 1) * air.interval_s)
