"""Values that are read once: literal bytes, and what is cut or unknown is None."""

import pytest

from kiosk.devices.small_values import (
    ScControlPoint,
    decode_battery,
    decode_heart_location,
    decode_rsc_feature,
    decode_sc_control_point,
    decode_sensor_location,
)


@pytest.mark.parametrize(("wire", "pct"), [("64", 100), ("00", 0), ("65", None), ("", None)])
def test_battery(wire: str, pct: int | None) -> None:
    assert decode_battery(bytes.fromhex(wire)) == pct


@pytest.mark.parametrize(
    ("wire", "foot", "heart"),
    [("01", "top of shoe", "chest"), ("0e", "chest", None), ("ff", None, None), ("", None, None)],
)
def test_locations(wire: str, foot: str | None, heart: str | None) -> None:
    assert decode_sensor_location(bytes.fromhex(wire)) == foot
    assert decode_heart_location(bytes.fromhex(wire)) == heart


def test_features() -> None:
    assert decode_rsc_feature(b"\x07\x00") == ("stride length", "distance", "walking or running")
    assert decode_rsc_feature(b"\x00\x80") == ()
    assert decode_rsc_feature(b"\x07") is None


@pytest.mark.parametrize(
    ("wire", "said"),
    [
        ("0164000000", ScControlPoint(False, "set cumulative value", distance_m=10.0)),
        ("0164", ScControlPoint(False, "set cumulative value", truncated=True)),
        ("02", ScControlPoint(False, "start calibration")),
        ("0302", ScControlPoint(False, "update location", locations=("in shoe",))),
        ("03", ScControlPoint(False, "update location", truncated=True)),
        ("100201", ScControlPoint(True, "start calibration", "success")),
        (
            "1004010102",
            ScControlPoint(
                *(True, "request supported locations", "success"),
                locations=("top of shoe", "in shoe"),
            ),
        ),
        ("1001", ScControlPoint(True, "set cumulative value", truncated=True)),
        ("77", ScControlPoint(False)),
        ("", ScControlPoint(truncated=True)),
    ],
)
def test_the_control_point(wire: str, said: ScControlPoint) -> None:
    assert decode_sc_control_point(bytes.fromhex(wire)) == said
