"""Where a sensor's samples lie on the kiosk clock, whatever the radio did with the frames.

No sample is kept back. Where the first frames of a link had been held back, the clock is found
anew and lies earlier: times then turn back, and the gap says so.
"""

from collections.abc import Sequence

from kiosk.devices.clock import SensorClock


class Timeline:
    """One sensor on one link, however many streams it sends. Start anew with every link."""

    def __init__(self) -> None:
        self._clock = SensorClock()
        self._anew = False
        self._given_us: int | None = None

    def heard(self, sensor_us: int, arrived_us: int) -> bool:
        """Learn from the arrival of a frame, by its last sample. True when the sensor's clock was
        found anew: then an earlier sensor time is a clock that restarted, not the past."""
        anew = self._clock.heard(sensor_us, arrived_us)
        self._anew |= anew
        return anew

    def place(self, sensor_us: Sequence[int]) -> tuple[tuple[int, ...], bool]:
        """Consecutive samples' times, and whether they do not go on from those given before."""
        times = tuple(self._clock.kiosk_us(at) for at in sensor_us)
        back = self._given_us is not None and times[0] <= self._given_us
        gap, self._anew, self._given_us = self._anew or back, False, times[-1]
        return times, gap

    def kiosk_us(self, sensor_us: int) -> int:
        """When something single was. Something must have been heard."""
        return self._clock.kiosk_us(sensor_us)
