"""The wire of the Control Point (0x2AD9): what can be asked, and what a belt answers.

Reading only. What the kiosk itself may send is decided elsewhere, behind one guarded door.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.devices.field import walk
from kiosk.devices.treadmill.status import PARAMETERS, STOP_OR_PAUSE

RESPONSE = 0x80
REQUESTS = {
    0x00: "Request Control",
    0x01: "Reset",
    0x02: "Set Target Speed",
    0x03: "Set Target Inclination",
    0x04: "Set Target Resistance Level",
    0x05: "Set Target Power",
    0x06: "Set Target Heart Rate",
    0x07: "Start or Resume",
    0x08: "Stop or Pause",
    0x09: "Set Targeted Energy",
    0x0A: "Set Targeted Steps",
    0x0B: "Set Targeted Strides",
    0x0C: "Set Targeted Distance",
    0x0D: "Set Targeted Training Time",
    0x0E: "Set Targeted Time in Two Heart Rate Zones",
    0x0F: "Set Targeted Time in Three Heart Rate Zones",
    0x10: "Set Targeted Time in Five Heart Rate Zones",
    0x11: "Set Indoor Bike Simulation",
    0x12: "Set Wheel Circumference",
    0x13: "Spin Down Control",
    0x14: "Set Targeted Cadence",
}
RESULTS = {
    0x01: "success",
    0x02: "op code not supported",
    0x03: "invalid parameter",
    0x04: "operation failed",
    0x05: "control not permitted",
}


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A request or the response to one. None is "not said", or a code nobody knows."""

    response: bool | None = None
    request_code: int | None = None
    request: str | None = None
    result_code: int | None = None
    result: str | None = None
    arg: str | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    truncated: bool = False

    @property
    def meaning(self) -> str | None:
        """The frame in words."""
        if self.request is None:
            return None
        detail = [self.arg] if self.arg else [f"{k} {v:g}" for k, v in self.values.items()]
        said = " ".join([self.request, *detail])
        return f"{said} -> {self.result or 'no known result'}" if self.response else said


def decode_control_point(data: bytes) -> ControlPoint:
    """Either direction: a response begins with 0x80."""
    if not data:
        return ControlPoint(truncated=True)
    if data[0] == RESPONSE:
        code = data[1] if len(data) > 1 else None
        result = data[2] if len(data) > 2 else None
        return ControlPoint(
            response=True,
            request_code=code,
            request=None if code is None else REQUESTS.get(code),
            result_code=result,
            result=None if result is None else RESULTS.get(result),
            truncated=len(data) < 3,
        )
    return _request(data)


def _request(data: bytes) -> ControlPoint:
    code = data[0]
    needs_argument = code == 0x08
    parameters = () if code < 0x02 or code in (0x07, 0x08) else PARAMETERS.get(_status_of(code), ())
    seen = walk(parameters, 0, data, 1)
    return ControlPoint(
        response=False,
        request_code=code,
        request=REQUESTS.get(code),
        arg=STOP_OR_PAUSE.get(data[1]) if needs_argument and len(data) > 1 else None,
        values=seen.values,
        truncated=seen.truncated or (needs_argument and len(data) < 2),
    )


def _status_of(code: int) -> int:
    """The status code whose parameter has the same shape."""
    return code + 3 if code < 0x07 else code + 1
