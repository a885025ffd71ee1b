"""Every public entry of the core beside a stream that it works on, and one way to feed them all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from kiosk import _core
from kiosk.body.activity import Activity
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait.kits import moving, wears

RATE_HZ = 208.0
SECONDS = 13.0


@dataclass(frozen=True, slots=True)
class Stream:
    """Samples as one sensor put them out; `rate` and `cop` where it has them."""

    time_us: npt.NDArray[np.int64]
    values: npt.NDArray[np.float32]
    rate: npt.NDArray[np.float32] | None = None
    cop: npt.NDArray[np.float32] | None = None

    def part(self, index: object) -> "Stream":
        rate = None if self.rate is None else self.rate[index]
        cop = None if self.cop is None else self.cop[index]
        return Stream(self.time_us[index], self.values[index], rate, cop)

    def turned(self, by: npt.NDArray[np.float64]) -> "Stream":
        """The same movement felt by a sensor that is mounted otherwise."""
        rate = None if self.rate is None else (self.rate @ by.T).astype(np.float32)
        return replace(self, values=(self.values @ by.T).astype(np.float32), rate=rate)

    def mirrored(self) -> "Stream":
        """Seen in a mirror that swaps left and right; turning is a pair of axes, not a vector."""
        swap = np.float32([1, -1, 1])
        rate = None if self.rate is None else self.rate * -swap
        return replace(self, values=self.values * swap, rate=rate)


@dataclass(frozen=True, slots=True)
class Entry:
    """One detector or sensor, and what it is worn as."""

    name: str
    make: Callable[[], object]
    worn: str

    def events(self, detector: object, s: Stream) -> npt.NDArray[np.void]:
        """Feed a block; of a sensor its footfalls alone."""
        if self.worn == "four cells":
            return detector.feed(s.time_us, s.values, s.cop)  # type: ignore[attr-defined]
        fed = detector.feed(s.time_us, s.values, s.rate)  # type: ignore[attr-defined]
        return fed[0] if isinstance(fed, tuple) else fed

    def of(self, stream: Stream) -> npt.NDArray[np.void]:
        return self.events(self.make(), stream)


ENTRIES = (
    Entry("force", _core.ForceDetector, "four cells"),
    Entry("trunk", _core.TrunkDetector, "waist"),
    Entry("trunk sensor", _core.TrunkSensor, "waist"),
    Entry("foot", _core.FootDetector, "left shoe"),
    Entry("foot sensor", _core.FootSensor, "left shoe"),
    Entry("foot jolts", _core.FootJolts, "left shoe"),
    Entry("shank", _core.ShankDetector, "left shank"),
    Entry("deck", _core.DeckDetector, "deck"),
)


@cache
def running(entry: Entry, rate_hz: float = RATE_HZ) -> Stream:
    """Two seconds of standing, then a run, at the place this entry is made for."""
    member = moving(Activity.RUN, SECONDS)
    (worn,) = wears(member, (entry.worn,), SensorSettings(rate_hz=rate_hz))
    s = worn.samples
    if s.vertical_n is not None:
        return Stream(s.time_us, s.vertical_n, None, s.lateral_cop_m)
    assert s.acceleration_mps2 is not None
    return Stream(s.time_us, s.acceleration_mps2, s.rate_radps)
