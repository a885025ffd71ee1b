"""Polar's control point."""

import pytest

from kiosk.devices.polar.control import (
    Answer,
    decode_answer,
    decode_features,
    decode_settings,
    encode_start,
)
from kiosk.devices.polar.frame import ACC


def test_the_start_of_an_h10() -> None:
    """polar-ble-sdk issue 360."""
    chosen = {"range": 8, "sample_rate": 200, "resolution": 16}
    assert encode_start(ACC, chosen).hex() == "0202020108000001c80001011000"


@pytest.mark.parametrize(
    ("wire", "features"),
    [
        ("0f05000000000000000000000000000000", ("ECG", "ACC")),
        ("0f2e02", ("PPG", "ACC", "PPI", "GYRO", "SDK mode")),
        ("0f04", ("ACC",)),
        ("0f", None),
        ("f002020000", None),
    ],
)
def test_features(wire: str, features: tuple[str, ...] | None) -> None:
    assert decode_features(bytes.fromhex(wire)) == features


@pytest.mark.parametrize(
    ("wire", "answer", "meaning"),
    [
        ("f002020000", Answer(2, 2, 0), "start ACC: success"),
        ("f002050600", Answer(2, 5, 6), "start GYRO: already in state"),
        ("f0030277", Answer(3, 2, 0x77), "stop ACC: error 119"),
        ("f0020200000501ccdd7f39", None, "start ACC: success"),
    ],
)
def test_answers(wire: str, answer: Answer | None, meaning: str) -> None:
    said = decode_answer(bytes.fromhex(wire))
    assert said is not None
    assert said.meaning == meaning
    assert answer is None or said == answer


def test_the_factor_of_a_verity_sense() -> None:
    said = decode_answer(bytes.fromhex("f0020200000501ccdd7f39"))
    assert said is not None
    assert said.settings["factor"][0] == pytest.approx(2.44e-4, rel=1e-3)


@pytest.mark.parametrize("bits", ["e5dd7fff", "0000807f", "00000000", "ccdd7fb9", "0000807e"])
def test_a_factor_that_scales_nothing_is_left_out(bits: str) -> None:
    """Not a number, infinite, zero, below zero, and larger than any sensor's."""
    said = decode_answer(bytes.fromhex(f"f0020200000501{bits}"))
    assert said is not None
    assert said.settings == {"factor": ()}


def test_settings_up_to_what_does_not_fit() -> None:
    """polar-ble-sdk PmdSettingTest.kt, whole, cut, and with an unknown setting."""
    wire = bytes.fromhex("00013400010110000204f500f401e803d007040103")
    whole = decode_settings(wire)
    assert whole == {
        "sample_rate": (52,),
        "resolution": (16,),
        "range": (245, 500, 1000, 2000),
        "channels": (3,),
    }
    for end in range(len(wire)):
        assert decode_settings(wire[:end]).items() <= whole.items()
    assert decode_settings(wire[:4] + b"\x77\x01\x00") == {"sample_rate": (52,)}


@pytest.mark.parametrize("wire", ["", "f0", "f00202", "0f0500", "0102"])
def test_what_is_no_answer_is_none(wire: str) -> None:
    assert decode_answer(bytes.fromhex(wire)) is None
