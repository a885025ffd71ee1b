"""Streaming footfall detectors (compiled from cpp/)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FACE: str
"""SHA-256 of this file when the core was built."""

EVENT: np.dtype[np.void]
"""time_us, reported_us, kind, side (0 unknown 1 left 2 right 3 both), estimated, confidence,
gait (0 unknown 1 walking 2 running 3 hopping)."""

INITIAL_CONTACT: int
TOE_OFF: int

class Event:
    """One footfall event, times in integer microseconds."""

    @property
    def time_us(self) -> int: ...
    @property
    def reported_us(self) -> int: ...
    @property
    def kind(self) -> int: ...
    @property
    def side(self) -> int: ...
    @property
    def estimated(self) -> bool: ...
    @property
    def confidence(self) -> float: ...
    @property
    def gait(self) -> int: ...

class ForceSettings:
    """Units, defaults and reasons: cpp/include/gait/force_detector.hpp."""

    cutoff_hz: float
    threshold_n: float
    sure_n: float

class ForceDetector:
    """Contacts from the vertical force under a belt. One thread at a time."""

    def __init__(self, settings: ForceSettings = ...) -> None: ...
    def __call__(self, time_us: int, vertical_n: float) -> Event | None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        vertical_n: npt.NDArray[np.float32],
        lateral_cop_m: npt.NDArray[np.float32] | None = None,
    ) -> npt.NDArray[np.void]:
        """Shapes (n,), each; the centre of pressure to the right, NaN where nobody touches."""

    @property
    def loaded(self) -> bool | None:
        """Whether somebody is on the belt; None until its zero was seen."""

    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...

class TrunkSettings:
    """Units, defaults and reasons: cpp/include/gait/trunk_detector.hpp."""

    cutoff_hz: float
    push_share: float
    travel_s: float

class TrunkDetector:
    """Contacts from the acceleration of the waist or the chest. One thread at a time."""

    def __init__(self, settings: TrunkSettings = ...) -> None: ...
    def __call__(
        self,
        time_us: int,
        acceleration_mps2: Sequence[float],
        rate_radps: Sequence[float] | None = None,
    ) -> Event | None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        acceleration_mps2: npt.NDArray[np.float32],
        rate_radps: npt.NDArray[np.float32] | None = None,
    ) -> npt.NDArray[np.void]: ...
    def belt(self, speed_mps: float) -> None:
        """The belt's speed from now on; NaN when it is not known."""

    def mounted(self, x: float, y: float, z: float) -> None:
        """Up in the sensor's own axes, where that is known; else it is found from the movement."""

    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...

class FootSettings:
    """Units, defaults and reasons: cpp/include/gait/foot_detector.hpp."""

    jolt_hz: float
    pitch_hz: float
    let_go_share: float

class FootDetector:
    """Contacts from a pod on the shoe; needs a gyroscope. One thread at a time."""

    def __init__(self, settings: FootSettings = ...) -> None: ...
    def __call__(
        self,
        time_us: int,
        acceleration_mps2: Sequence[float],
        rate_radps: Sequence[float] | None = None,
    ) -> Event | None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        acceleration_mps2: npt.NDArray[np.float32],
        rate_radps: npt.NDArray[np.float32] | None = None,
    ) -> npt.NDArray[np.void]: ...
    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...

class FootJoltsSettings:
    """See cpp/include/gait/foot_jolts.hpp."""

    landing_share: float

class FootJolts:
    """Footfalls of a shoe without a gyroscope, estimated. One thread at a time."""

    def __init__(self, settings: FootJoltsSettings = ...) -> None: ...
    def __call__(
        self,
        time_us: int,
        acceleration_mps2: Sequence[float],
        rate_radps: Sequence[float] | None = None,
    ) -> Event | None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        acceleration_mps2: npt.NDArray[np.float32],
        rate_radps: npt.NDArray[np.float32] | None = None,
    ) -> npt.NDArray[np.void]: ...
    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...

class ShankSettings:
    """Units, defaults and reasons: cpp/include/gait/shank_settings.hpp."""

    running_above_mps2: float

class ShankDetector:
    """Contacts from an accelerometer at the shank or ankle. One thread at a time."""

    def __init__(self, settings: ShankSettings = ...) -> None: ...
    def __call__(
        self,
        time_us: int,
        acceleration_mps2: Sequence[float],
        rate_radps: Sequence[float] | None = None,
    ) -> Event | None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        acceleration_mps2: npt.NDArray[np.float32],
        rate_radps: npt.NDArray[np.float32] | None = None,
    ) -> npt.NDArray[np.void]: ...
    def finish(self) -> npt.NDArray[np.void]:
        """No more samples come: the last toe-off, where it is certain already."""

    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...

class DeckSettings:
    """Units, defaults and reasons: cpp/include/gait/deck_detector.hpp."""

    shaking_above_hz: float
    blow_above_hz: float

class DeckDetector:
    """Landings, never a contact time, from a shaking deck or console. One thread at a time."""

    def __init__(self, settings: DeckSettings = ...) -> None: ...
    def __call__(
        self,
        time_us: int,
        acceleration_mps2: Sequence[float],
        rate_radps: Sequence[float] | None = None,
    ) -> Event | None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        acceleration_mps2: npt.NDArray[np.float32],
        rate_radps: npt.NDArray[np.float32] | None = None,
    ) -> npt.NDArray[np.void]: ...
    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...

TRUNK_STEP: np.dtype[np.void]
"""begin_us, landed, gait, side (as in EVENT), then NaN where unknown: lean_rad, mid_lean_rad,
mid_side_rad, side_low_rad, side_high_rad, turn_low_rad, turn_high_rad, rise_m, drop_m,
sway_low_m, sway_high_m, jolt_mps3, reversal_s, turned_rad, left_mps2."""

class TrunkSensor:
    """Footfalls and posture from the waist or the chest. One thread at a time."""

    def __init__(self, chest: bool = False) -> None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        acceleration_mps2: npt.NDArray[np.float32],
        rate_radps: npt.NDArray[np.float32] | None = None,
    ) -> tuple[npt.NDArray[np.void], npt.NDArray[np.void]]:
        """Events and the steps they ended, as EVENT and TRUNK_STEP arrays."""

    def belt(self, speed_mps: float) -> None:
        """The belt's speed from now on; NaN when it is not known."""

    def mounted(self, x: float, y: float, z: float) -> None:
        """Up in the sensor's own axes, where that is known; else it is found from the movement."""

    def facing(self, x: float, y: float, z: float) -> None:
        """Forward in the sensor's own axes, as it is worn; running may teach better."""

    def stand(self) -> None:
        """Take the next three still seconds as the new upright."""

    def finish(self) -> npt.NDArray[np.void]:
        """No more samples come: the toe-off of a push that is over, or as good as."""

    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...
    @property
    def standing_known(self) -> bool: ...
    @property
    def facing_known(self) -> bool: ...
    @property
    def up(self) -> tuple[float, float, float]:
        """Up in the sensor's own axes, of length one."""

FOOT_STRIDE: np.dtype[np.void]
"""initial_contact_us, then NaN where unknown: strike_rad (toes up positive), strike_rate_radps,
peak_mps2, jerk_mps3, slap_mps3, length_m, speed_mps, lift_m, heel_rad (pitch while the heel was
lowest)."""

class FootSensor:
    """Footfalls, landings and strides of one shoe. One thread at a time."""

    def __init__(self) -> None: ...
    def feed(
        self,
        time_us: npt.NDArray[np.int64],
        acceleration_mps2: npt.NDArray[np.float32],
        rate_radps: npt.NDArray[np.float32],
    ) -> tuple[npt.NDArray[np.void], npt.NDArray[np.void]]:
        """Events and the contacts they ended, as EVENT and FOOT_STRIDE arrays.

        Shapes (n,), (n, 3) and (n, 3); raises ValueError where they do not fit.
        """

    def mounted(self, x: float, y: float, z: float) -> None:
        """Turning about this axis of the sensor is toes up; what the foot does may overrule it."""

    def finish(self) -> npt.NDArray[np.void]:
        """No more samples come: the last toe-off, where it is as good as certain."""

    def reset(self) -> None: ...
    @property
    def rate_hz(self) -> float: ...
