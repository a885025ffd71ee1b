"""Whether a sensor is at rest: only then may somebody of whom no step is told be said to stand."""

import numpy as np
import numpy.typing as npt

from kiosk.gait.measures import GRAVITY_MPS2
from kiosk.gait.placements import Times, Values

MOVED_US = 1_000_000
"""So long after the last movement nobody is at rest: no step takes longer."""
SHAKEN_MPS2 = 1.5
"""Off gravity. Standing, with every fault of a part, has 0.8; the waist of a stroll 2 and more."""
SHIFTED_SHARE = 0.1
SHIFTED_N = 60.0
"""Of the load half a second before, and at least: standing sways by 3 %, a step by 15 and more."""
MEMORY_US = 500_000
BEYOND_N = 20_000.0
"""No runner weighs as much: a broken sample."""


class Rest:
    """Fed by one thread; `moves` may be asked by any other."""

    def __init__(self) -> None:
        self._moved_us: int | None = None
        self._usual_n: float | None = None
        self._heard_us = 0

    def shaken(self, time_us: Times, acceleration_mps2: Values) -> None:
        """A block of a sensor on the body: (n,) and (n, 3). An absent axis says nothing."""
        size = np.linalg.norm(acceleration_mps2.astype(np.float64), axis=1)
        off = np.abs(size - GRAVITY_MPS2)
        self._note(time_us, off > SHAKEN_MPS2)

    def loaded(self, time_us: Times, vertical_n: Values) -> None:
        """A block of the belt's force: (n,) and (n,)."""
        known = np.abs(vertical_n) < BEYOND_N
        if not known.any():
            return
        mean_n, now_us = float(np.mean(vertical_n[known])), int(time_us[-1])
        if self._usual_n is None:
            self._usual_n = mean_n
        most_n = max(SHIFTED_SHARE * abs(self._usual_n), SHIFTED_N)
        self._note(time_us, np.abs(vertical_n - self._usual_n) > most_n)
        share = min(1.0, (now_us - self._heard_us) / MEMORY_US)
        self._usual_n += share * (mean_n - self._usual_n)
        self._heard_us = now_us

    def moves(self, now_us: int) -> bool:
        """Lately felt to move."""
        return self._moved_us is not None and now_us - self._moved_us < MOVED_US

    def _note(self, time_us: Times, moved: npt.NDArray[np.bool_]) -> None:
        if moved.any():
            self._moved_us = int(time_us[moved][-1])
