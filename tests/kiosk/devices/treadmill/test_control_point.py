"""The control point's wire, both directions."""

import pytest

from kiosk.devices.treadmill.control_point import REQUESTS, decode_control_point


@pytest.mark.parametrize(
    ("wire", "values"),
    [
        ("02d204", {"speed_kmh": 12.34}),
        ("03e2ff", {"incline_pct": -3.0}),
        ("0464", {"resistance": 10.0}),
        ("05f6ff", {"power_w": -10}),
        ("0678", {"hr_bpm": 120}),
        ("09f401", {"kcal": 500}),
        ("0c010203", {"distance_m": 197121}),
        ("0e3c007800", {"zone_1_s": 60, "zone_2_s": 120}),
        ("12d808", {"wheel_mm": 226.4}),
        ("14a500", {"cadence_per_min": 82.5}),
    ],
)
def test_each_request_carries_its_own_parameter(wire: str, values: dict[str, float]) -> None:
    said = decode_control_point(bytes.fromhex(wire))
    assert said.values == values
    assert not said.truncated
    assert decode_control_point(bytes.fromhex(wire)[:-1]).truncated


@pytest.mark.parametrize("code", [0x00, 0x01, 0x07])
def test_requests_without_parameter(code: int) -> None:
    said = decode_control_point(bytes([code, 1, 2]))
    assert (said.request, said.values, said.truncated) == (REQUESTS[code], {}, False)


@pytest.mark.parametrize(
    ("wire", "request_name", "result"),
    [
        ("800001", "Request Control", "success"),
        ("800205", "Set Target Speed", "control not permitted"),
        ("800299", "Set Target Speed", None),
        ("8002", "Set Target Speed", None),
        ("80", None, None),
    ],
)
def test_responses(wire: str, request_name: str | None, result: str | None) -> None:
    said = decode_control_point(bytes.fromhex(wire))
    assert (said.response, said.request, said.result) == (True, request_name, result)
    assert said.truncated == (len(wire) < 6)


def test_stop_and_pause_are_told_apart() -> None:
    said = [decode_control_point(bytes.fromhex(wire)).arg for wire in ("0801", "0802", "0803")]
    assert said == ["stop", "pause", None]
    assert decode_control_point(b"\x08").truncated
