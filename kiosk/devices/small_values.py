"""Where a sensor says that it is worn (0x2A5D, 0x2A38), its battery (0x2A19), and what a foot pod
can do and be asked (0x2A54, 0x2A55). Small values that are read once."""

from dataclasses import dataclass

from kiosk.devices.link import uuid

BATTERY, HEART_LOCATION = uuid(0x2A19), uuid(0x2A38)
SENSOR_LOCATION, RSC_FEATURE, SC_CONTROL_POINT = uuid(0x2A5D), uuid(0x2A54), uuid(0x2A55)

SENSOR_LOCATIONS = (
    *("other", "top of shoe", "in shoe", "hip", "front wheel", "left crank", "right crank"),
    *("left pedal", "right pedal", "front hub", "rear dropout", "chainstay", "rear wheel"),
    *("rear hub", "chest", "spider", "chain ring"),
)
HEART_LOCATIONS = ("other", "chest", "wrist", "finger", "hand", "ear lobe", "foot")
RSC_FEATURES = ("stride length", "distance", "walking or running", "calibration", "locations")
SC_OPS = {1: "set cumulative value", 2: "start calibration", 3: "update location"}
SC_OPS |= {4: "request supported locations"}
SC_RESULTS = {1: "success", 2: "op code not supported", 3: "invalid parameter", 4: "failed"}
SC_RESPONSE = 0x10


@dataclass(frozen=True, slots=True)
class ScControlPoint:
    """A request or the response to one. None is "not said", or a code nobody knows."""

    response: bool | None = None
    op: str | None = None
    result: str | None = None
    distance_m: float | None = None
    locations: tuple[str | None, ...] | None = None
    """The one asked for, or those that it offers."""
    truncated: bool = False


def decode_battery(data: bytes) -> int | None:
    """Percent; None when it is cut or beyond 100."""
    return data[0] if data and data[0] <= 100 else None


def decode_sensor_location(data: bytes) -> str | None:
    return _named(SENSOR_LOCATIONS, data)


def decode_heart_location(data: bytes) -> str | None:
    return _named(HEART_LOCATIONS, data)


def decode_rsc_feature(data: bytes) -> tuple[str, ...] | None:
    """What the pod tells beside speed and cadence; None when it is cut."""
    if len(data) < 2:
        return None
    bits = int.from_bytes(data[:2], "little")
    return tuple(name for bit, name in enumerate(RSC_FEATURES) if bits >> bit & 1)


def decode_sc_control_point(data: bytes) -> ScControlPoint:
    """Either direction: a response begins with 0x10."""
    if not data:
        return ScControlPoint(truncated=True)
    if data[0] == SC_RESPONSE:
        op = SC_OPS.get(data[1]) if len(data) > 1 else None
        result = SC_RESULTS.get(data[2]) if len(data) > 2 else None
        offered = tuple(_location(code) for code in data[3:]) if op == SC_OPS[4] else None
        return ScControlPoint(True, op, result, locations=offered, truncated=len(data) < 3)
    op = SC_OPS.get(data[0])
    if data[0] == 1:
        metres = int.from_bytes(data[1:5], "little") / 10 if len(data) >= 5 else None
        return ScControlPoint(False, op, distance_m=metres, truncated=metres is None)
    if data[0] == 3:
        wanted = (_location(data[1]),) if len(data) > 1 else None
        return ScControlPoint(False, op, locations=wanted, truncated=wanted is None)
    return ScControlPoint(False, op)


def _location(code: int) -> str | None:
    return SENSOR_LOCATIONS[code] if code < len(SENSOR_LOCATIONS) else None


def _named(names: tuple[str, ...], data: bytes) -> str | None:
    return names[data[0]] if data and data[0] < len(names) else None
