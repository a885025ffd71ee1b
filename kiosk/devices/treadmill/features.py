"""What a belt claims it can do (0x2ACC) and within what range (0x2AD4, 0x2AD5).

Feature bits lie. Use them to leave a control out, never as proof that it works.
"""

from dataclasses import dataclass

from kiosk.devices.field import S16, U16, Field, walk

FEATURES = (
    *("avg_speed", "cadence", "distance", "inclination", "elevation", "pace", "step_count"),
    *("resistance", "stride_count", "energy", "heart_rate", "met", "elapsed", "remaining"),
    *("power", "force_and_power", "user_data_retention"),
)
TARGETS = (
    *("speed", "inclination", "resistance", "power", "heart_rate", "energy", "steps", "strides"),
    *("distance", "time", "time_in_2_hr_zones", "time_in_3_hr_zones", "time_in_5_hr_zones"),
    *("bike_simulation", "wheel_circumference", "spin_down", "cadence"),
)
"""Names by bit."""

MACHINES = ("treadmill", "cross trainer", "step climber", "stair climber", "rower", "indoor bike")

SPEED_RANGE_KMH = tuple(Field(name, U16, per_unit=100) for name in ("min", "max", "step"))
INCLINE_RANGE_PCT = (
    Field("min", S16, per_unit=10),
    Field("max", S16, per_unit=10),
    Field("step", U16, per_unit=10),
)


@dataclass(frozen=True, slots=True)
class Features:
    """Names of the bits set; None where the value was cut."""

    features: tuple[str, ...] | None
    targets: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Range:
    """km/h or %; a field after a cut is None. `step` may be 0: never divide by it."""

    min: float | None = None
    max: float | None = None
    step: float | None = None

    @property
    def usable(self) -> bool:
        """Whether a control may be offered within it."""
        return self.min is not None and self.max is not None and self.max > self.min


@dataclass(frozen=True, slots=True)
class MachineAdvertisement:
    """Service data of 0x1826, which few belts send right. None is "it does not say"."""

    available: bool | None = None
    machines: tuple[str, ...] | None = None


def decode_service_data(data: bytes) -> MachineAdvertisement:
    """Some send one byte of the type for two, some swap the two: no type has a bit above 5, so
    that the bytes may be laid over each other."""
    if not data:
        return MachineAdvertisement()
    available = bool(data[0] & 1)
    if len(data) < 2:
        return MachineAdvertisement(available)
    bits = data[1] | (data[2] if len(data) > 2 else 0)
    return MachineAdvertisement(available, _set(MACHINES, bits))


def decode_features(data: bytes) -> Features:
    return Features(_names(FEATURES, data[:4]), _names(TARGETS, data[4:8]))


def decode_speed_range(data: bytes) -> Range:
    return Range(**walk(SPEED_RANGE_KMH, 0, data, 0).values)


def decode_incline_range(data: bytes) -> Range:
    return Range(**walk(INCLINE_RANGE_PCT, 0, data, 0).values)


def _names(names: tuple[str, ...], word: bytes) -> tuple[str, ...] | None:
    if len(word) < 4:
        return None
    return _set(names, int.from_bytes(word, "little"))


def _set(names: tuple[str, ...], bits: int) -> tuple[str, ...]:
    return tuple(name for bit, name in enumerate(names) if bits >> bit & 1)
