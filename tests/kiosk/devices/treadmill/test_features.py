"""Features and ranges: absent and cut are not zero, zero is not a range."""

import pytest

from kiosk.devices.treadmill.features import (
    Features,
    Range,
    decode_features,
    decode_incline_range,
    decode_speed_range,
)


def test_every_bit_has_a_name() -> None:
    everything = decode_features(bytes.fromhex("ffff0100ffff0100"))
    assert everything.features is not None
    assert everything.targets is not None
    assert (len(set(everything.features)), len(set(everything.targets))) == (17, 17)


def test_bits_nobody_named_are_left_out() -> None:
    assert decode_features(bytes.fromhex("000000fe000000fe")) == Features((), ())


@pytest.mark.parametrize(
    ("wire", "features"),
    [
        ("", Features(None, None)),
        ("5c1600", Features(None, None)),
        ("01000000010000", Features(("avg_speed",), None)),
    ],
)
def test_a_cut_word_is_unknown(wire: str, features: Features) -> None:
    assert decode_features(bytes.fromhex(wire)) == features


def test_incline_may_go_down() -> None:
    assert decode_incline_range(bytes.fromhex("e2ff96000500")) == Range(-3.0, 15.0, 0.5)


@pytest.mark.parametrize("wire", ["", "6000", "600083", "000000000000", "830260002000"])
def test_a_range_that_is_none_cannot_be_used(wire: str) -> None:
    assert not decode_speed_range(bytes.fromhex(wire)).usable


def test_a_range_without_a_step_can() -> None:
    assert decode_speed_range(bytes.fromhex("60008302")) == Range(0.96, 6.43, None)
    assert decode_speed_range(bytes.fromhex("60008302")).usable
