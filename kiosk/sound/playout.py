"""When a sample is heard: from the times at which the sound card asked for more."""

from collections import deque

KEPT = 40
"""Requests looked back on, about two seconds: an underrun is forgotten after that."""


class Playout:
    """A request can come late but never early, so the earliest of the latest ones is the truth."""

    def __init__(self, rate_hz: int, latency_us: int) -> None:
        self.rate_hz = rate_hz
        self.latency_us = latency_us
        """The whole buffer: from a request to the moment its last sample is heard."""
        self._origins_us: deque[float] = deque(maxlen=KEPT)

    def asked(self, at_us: int, sample: int, frames: int) -> None:
        """The card asked for `frames` samples from `sample` on."""
        self._origins_us.append(at_us - (sample + frames) * 1e6 / self.rate_hz)

    def heard_us(self, sample: int) -> int | None:
        """When a sample is heard; None before the card has asked for anything."""
        if not self._origins_us:
            return None
        return round(min(self._origins_us) + self.latency_us + sample * 1e6 / self.rate_hz)
