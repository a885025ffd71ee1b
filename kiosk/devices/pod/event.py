"""The pod's event frame: a footfall that the core on the pod found, or a double tap."""

import math
import struct
from dataclasses import dataclass

KINDS = {1: "initial contact", 2: "toe-off", 3: "double tap"}
_EVENT = struct.Struct("<IB3xffI")


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One event. `kind` is None for a code this version does not know."""

    sample_index: int
    code: int
    fraction: float | None
    """Where between this sample and the one before the event lies, -1 to 1."""
    value: float | None
    """What the detector saw, in its own unit: a hint for support, not a measure."""
    tick: int

    @property
    def kind(self) -> str | None:
        return KINDS.get(self.code)


def decode_event(data: bytes) -> EventFrame | None:
    """The event; None when the frame is cut, for half an event is none."""
    if len(data) < _EVENT.size:
        return None
    index, code, fraction, value, tick = _EVENT.unpack_from(data)
    return EventFrame(
        sample_index=index,
        code=code,
        fraction=fraction if abs(fraction) <= 1 else None,
        value=value if math.isfinite(value) else None,
        tick=tick,
    )


def encode_event(event: EventFrame) -> bytes:
    """The bytes a pod sends."""
    fraction = math.nan if event.fraction is None else event.fraction
    value = math.nan if event.value is None else event.value
    index, tick = event.sample_index & 0xFFFFFFFF, event.tick & 0xFFFFFFFF
    return _EVENT.pack(index, event.code, fraction, value, tick)
