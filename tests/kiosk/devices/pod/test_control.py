"""The control point: literal requests, and answers read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod import control
from kiosk.devices.pod.control import Configuration, Op, Response, Result


@pytest.mark.parametrize(
    ("request_bytes", "wire"),
    [
        (control.start(), "01"),
        (control.stop(), "02"),
        (control.sync(0xDEADBEEF), "03efbeadde"),
        (control.resend(100, 10), "0464000a"),
        (control.identify(5), "0505"),
        (control.configure(Configuration(208, 8, 500, 8)), "06d0000800f40108"),
        (control.configure(), "06"),
    ],
)
def test_requests(request_bytes: bytes, wire: str) -> None:
    assert request_bytes.hex() == wire


@given(st.sampled_from(Op), st.sampled_from(Result), st.binary(max_size=16))
def test_answers_are_read_back(op: Op, result: Result, parameters: bytes) -> None:
    said = control.decode_response(control.answer(op, result, parameters))
    assert said == Response(op, result, parameters)


@pytest.mark.parametrize("wire", ["", "81", "0100"])
def test_what_is_no_answer_is_none(wire: str) -> None:
    assert control.decode_response(bytes.fromhex(wire)) is None


@pytest.mark.parametrize(
    ("wire", "configuration"),
    [
        ("8602a0011000d00710", Configuration()),
        ("8600d0000800f40108ff", Configuration(208, 8, 500, 8)),
        ("8602", None),
        ("8600d0000800f401", None),
        ("8500a0011000d00710", None),
    ],
)
def test_what_is_in_force_is_told_whole_or_not_at_all(
    wire: str, configuration: Configuration | None
) -> None:
    said = control.decode_response(bytes.fromhex(wire))
    assert said is not None
    assert control.in_force(said) == configuration
