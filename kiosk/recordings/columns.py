"""The grammar of a column's name: `[side_][place_]quantity[_]axis[_unit]`, as data.

`left_gyr_x_dps`, `deck_ax_mps2`, `a_vertical_g`, `right_pitch_rate_dps`, `fz_N`, `grf_bw`, `t_s`.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import pi


class Quantity(StrEnum):
    TIME = "time"
    ACCELERATION = "acceleration"
    RATE = "angular rate"
    FORCE = "force"


STANDARD_GRAVITY_MPS2 = 9.80665

SIDES = {"left": "left", "l": "left", "right": "right", "r": "right"}

PLACES = {
    "foot": "foot",
    "shoe": "foot",
    "shank": "shank",
    "tibia": "shank",
    "ankle": "shank",
    "sacrum": "sacrum",
    "sacral": "sacrum",
    "waist": "sacrum",
    "pelvis": "sacrum",
    "chest": "chest",
    "sternum": "chest",
    "back": "chest",
    "deck": "deck",
    "console": "deck",
    "belt": "belt",
    "treadmill": "belt",
}

WORDS = {
    "t": Quantity.TIME,
    "time": Quantity.TIME,
    "a": Quantity.ACCELERATION,
    "acc": Quantity.ACCELERATION,
    "accel": Quantity.ACCELERATION,
    "acceleration": Quantity.ACCELERATION,
    "g": Quantity.RATE,
    "gyr": Quantity.RATE,
    "gyro": Quantity.RATE,
    "w": Quantity.RATE,
    "rate": Quantity.RATE,
    "f": Quantity.FORCE,
    "force": Quantity.FORCE,
    "grf": Quantity.FORCE,
}

X, Y, Z = 0, 1, 2
AXES = {
    **dict.fromkeys(("x", "forward", "anteroposterior", "ap", "roll"), X),
    **dict.fromkeys(("y", "lateral", "mediolateral", "ml", "pitch"), Y),
    **dict.fromkeys(("z", "vertical", "up", "yaw"), Z),
}
"""Named directions follow the body: x forward, y to the left, z up."""

ANATOMICAL = AXES.keys() - {"x", "y", "z"}

UNITS: dict[str, tuple[Quantity, float]] = {
    "s": (Quantity.TIME, 1.0),
    "ms": (Quantity.TIME, 1e-3),
    "us": (Quantity.TIME, 1e-6),
    "mps2": (Quantity.ACCELERATION, 1.0),
    "g": (Quantity.ACCELERATION, STANDARD_GRAVITY_MPS2),
    "dps": (Quantity.RATE, pi / 180.0),
    "radps": (Quantity.RATE, 1.0),
    "n": (Quantity.FORCE, 1.0),
    "kn": (Quantity.FORCE, 1e3),
    "bw": (Quantity.FORCE, 1.0),
}
"""Unit -> its quantity and the factor to SI. Body weights stay body weights."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a recording holds."""

    name: str
    quantity: Quantity
    unit: str
    axis: int | None = None
    """0, 1, 2; None for time."""
    anatomical: bool = False
    """The axis is named by the body (forward, up), not by the sensor's case (x, y, z)."""
    side: str | None = None
    place: str | None = None

    @property
    def to_si(self) -> float:
        """Multiply the cell by this."""
        return UNITS[self.unit][1]

    @property
    def body_weights(self) -> bool:
        """Force relative to the runner's weight, which newtons cannot be had from."""
        return self.unit == "bw"

    @property
    def slot(self) -> tuple[Quantity, int | None, str | None, str | None]:
        """Two columns with the same slot contradict each other."""
        return (self.quantity, self.axis, self.side, self.place)


def parse_column(name: str) -> Column | None:
    """Read a column's name; None when the grammar does not know it."""
    words = name.strip().lower().split("_")
    if len(words) < 2 or words[-1] not in UNITS:
        return None
    unit = words.pop()
    side = SIDES[words.pop(0)] if words[0] in SIDES else None
    place = PLACES[words.pop(0)] if words and words[0] in PLACES else None
    meaning = _quantity_and_axis(words)
    if meaning is None or meaning[0] is not UNITS[unit][0]:
        return None
    quantity, axis = meaning
    return Column(
        name=name.strip(),
        quantity=quantity,
        unit=unit,
        axis=AXES[axis] if axis else None,
        anatomical=axis in ANATOMICAL,
        side=side,
        place=place,
    )


def _quantity_and_axis(words: list[str]) -> tuple[Quantity, str] | None:
    """`["acc", "x"]`, `["ax"]`, `["pitch", "rate"]`, `["grf"]`, `["t"]`."""
    match words:
        case [word] if word in WORDS and WORDS[word] is Quantity.TIME:
            return Quantity.TIME, ""
        case [word] if word in WORDS and WORDS[word] is Quantity.FORCE:
            return Quantity.FORCE, "vertical"
        case [glued] if glued[:-1] in WORDS and glued[-1:] in ("x", "y", "z"):
            return WORDS[glued[:-1]], glued[-1]
        case [word, axis] if word in WORDS and axis in AXES:
            return WORDS[word], axis
        case [axis, "rate"] if axis in AXES:
            return Quantity.RATE, axis
    return None
