"""What a pod's frames say, as plain values for people and JSON."""

from dataclasses import asdict, fields
from typing import Any

from kiosk.devices.pod import control, event, imu, service

JsonObject = dict[str, Any]


def imu_frame(data: bytes) -> JsonObject:
    frame = imu.decode_imu(data)
    if frame is None:
        return {**_nothing(imu.ImuFrame), "truncated": len(data) < 16}
    return {**asdict(frame), "flags": [flag.name.lower() for flag in frame.flags if flag.name]}


def event_frame(data: bytes) -> JsonObject:
    frame = event.decode_event(data)
    if frame is None:
        return {**_nothing(event.EventFrame), "kind": None}
    return {**asdict(frame), "kind": frame.kind}


def control_frame(data: bytes) -> JsonObject:
    """A request or, with the top bit set, a response."""
    request = bool(data) and not data[0] & control.RESPONSE
    op = control.OPS.get(data[0]) if request else None
    if request:
        named = {"op": op.name.lower() if op else None, "response": False, "result": None}
        return {**named, "parameters": data[1:].hex()}
    said = control.decode_response(data)
    if said is None:
        return {"op": None, "response": None, "result": None, "parameters": None}
    return {
        "op": said.op.name.lower() if said.op else None,
        "response": True,
        "result": said.result.name.lower() if said.result is not None else None,
        "parameters": said.parameters.hex(),
    }


def info(data: bytes) -> JsonObject:
    return asdict(service.decode_info(data))


def status(data: bytes) -> JsonObject:
    return asdict(service.decode_status(data))


def advertisement(data: bytes) -> JsonObject:
    """The service data of an advertisement."""
    said = service.decode_advertisement(data)
    return asdict(said) if said else _nothing(service.PodAdvertisement)


def _nothing(shape: type) -> JsonObject:
    return dict.fromkeys(field.name for field in fields(shape))
