"""What devices hand on: physics on the kiosk clock, whoever made the sensor."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class ImuBlock:
    """Consecutive samples of one inertial sensor. `time_us` is each sample's own time, by the
    sensor's clock moved onto the kiosk's, never the arrival."""

    time_us: tuple[int, ...]
    acceleration_mps2: tuple[Vector, ...] | None
    rate_radps: tuple[Vector, ...] | None = None
    gap_before: bool = False
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class BeltSample:
    """What a belt says of itself now; None is "it does not say"."""

    at_us: int
    speed_mps: float | None = None
    incline_pct: float | None = None
    distance_m: int | None = None
    heart_rate_bpm: int | None = None
    steps: int | None = None
    speed_derived: bool = False
    """The belt says 0 and its distance grows: the speed is told by the distance."""


class AtConsole(StrEnum):
    """What somebody did at a belt's console, or its key."""

    STOPPED = "stopped"
    PAUSED = "paused"
    KEY = "safety key"
    STARTED = "started"
    SPEED = "speed"
    INCLINE = "incline"
    TAKEN = "control taken back"


@dataclass(frozen=True, slots=True)
class BeltEvent:
    """A belt tells what was done to it. What it does is in its samples alone."""

    at_us: int
    what: AtConsole


@dataclass(frozen=True, slots=True)
class FootpodSample:
    """A foot pod's own summary. `cadence_spm` counts the steps of both feet, None while it is
    not settled whether the pod counts one foot or both; `cadence_raw` is what it sent."""

    at_us: int
    speed_mps: float | None = None
    cadence_spm: float | None = None
    cadence_raw: int | None = None


@dataclass(frozen=True, slots=True)
class HeartSample:
    """A strap's pulse; `bpm` is None while nobody wears it."""

    at_us: int
    bpm: int | None = None
    rr_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class FootEvent:
    """An event that a pod found by itself: "initial contact" or "toe-off"."""

    at_us: int
    kind: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class DoubleTap:
    """Somebody tapped this pod twice."""

    at_us: int


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """A device's own health; None is "it does not say"."""

    at_us: int
    battery_pct: int | None = None
    charging: bool | None = None
    fault: bool | None = None


Sample = (
    ImuBlock
    | BeltSample
    | BeltEvent
    | FootpodSample
    | HeartSample
    | FootEvent
    | DoubleTap
    | DeviceStatus
)
Sink = Callable[[Sample], None]
