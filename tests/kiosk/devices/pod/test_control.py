"""The control point: literal requests, and answers read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod import control
from kiosk.devices.pod.control import Op, Response, Result


@pytest.mark.parametrize(
    ("request_bytes", "wire"),
    [
        (control.start(), "01"),
        (control.stop(), "02"),
        (control.sync(0xDEADBEEF), "03efbeadde"),
        (control.resend(100, 10), "0464000a"),
        (control.identify(5), "0505"),
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
