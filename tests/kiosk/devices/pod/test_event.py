"""The event frame."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod.event import EventFrame, decode_event, encode_event

U32 = st.integers(0, 2**32 - 1)
EVENT = st.builds(
    EventFrame,
    sample_index=U32,
    code=st.integers(0, 255),
    fraction=st.none() | st.floats(-1, 1, width=32),
    value=st.none() | st.floats(allow_nan=False, allow_infinity=False, width=32),
    tick=U32,
)


@given(EVENT)
def test_what_is_encoded_is_decoded(event: EventFrame) -> None:
    assert decode_event(encode_event(event)) == event


@given(st.binary(max_size=24))
def test_noise_never_places_an_event_outside_its_sample(data: bytes) -> None:
    event = decode_event(data)
    assert (event is None) == (len(data) < 20)
    assert event is None or event.fraction is None or abs(event.fraction) <= 1
