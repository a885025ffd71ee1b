"""What any frame says, as plain values for people, support and JSON. None is "it does not say"."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from kiosk.devices import (
    device_information,
    heart_rate,
    makers,
    pod,
    polar,
    running_speed,
    treadmill,
)
from kiosk.devices import small_values as small
from kiosk.devices.pod import spoken as pod_spoken
from kiosk.devices.polar import spoken as polar_spoken
from kiosk.devices.treadmill import control_point, data, features, status

JsonObject = dict[str, Any]

_STATUS_VALUES = sorted({f.name for fields in status.PARAMETERS.values() for f in fields})


def _plain(said: Any) -> JsonObject:
    """A flat dataclass's values by name: nothing in them changes, so nothing need be copied."""
    return {field.name: getattr(said, field.name) for field in fields(said)}


def _machine_status(frame: bytes) -> JsonObject:
    return _spread(_plain(status.decode_status(frame)))


def _control_point(frame: bytes) -> JsonObject:
    said = control_point.decode_control_point(frame)
    return {**_spread(_plain(said)), "meaning": said.meaning}


def _spread(said: JsonObject) -> JsonObject:
    """The parameters beside everything else, those that this op does not have as None."""
    values = said.pop("values")
    return {**said, **dict.fromkeys(_STATUS_VALUES), **values}


def _text(name: str) -> Callable[[bytes], JsonObject]:
    return lambda frame: {name: device_information.decode_text(frame)}


SPEAK: dict[str, Callable[[bytes], JsonObject]] = {
    treadmill.DATA: lambda frame: _plain(data.decode_data(frame)),
    treadmill.FEATURE: lambda frame: _plain(features.decode_features(frame)),
    treadmill.TRAINING_STATUS: lambda frame: _plain(status.decode_training_status(frame)),
    treadmill.SPEED_RANGE: lambda frame: _plain(features.decode_speed_range(frame)),
    treadmill.INCLINE_RANGE: lambda frame: _plain(features.decode_incline_range(frame)),
    treadmill.CONTROL_POINT: _control_point,
    treadmill.STATUS: _machine_status,
    running_speed.MEASUREMENT: lambda frame: _plain(running_speed.decode_measurement(frame)),
    heart_rate.MEASUREMENT: lambda frame: _plain(heart_rate.decode_measurement(frame)),
    treadmill.SERVICE: lambda frame: _plain(features.decode_service_data(frame)),
    small.RSC_FEATURE: lambda frame: {"features": small.decode_rsc_feature(frame)},
    small.SENSOR_LOCATION: lambda frame: {"location": small.decode_sensor_location(frame)},
    small.SC_CONTROL_POINT: lambda frame: _plain(small.decode_sc_control_point(frame)),
    small.HEART_LOCATION: lambda frame: {"location": small.decode_heart_location(frame)},
    small.BATTERY: lambda frame: {"battery_pct": small.decode_battery(frame)},
    pod.INFO: pod_spoken.info,
    pod.CONTROL: pod_spoken.control_frame,
    pod.IMU: pod_spoken.imu_frame,
    pod.EVENTS: pod_spoken.event_frame,
    pod.STATUS: pod_spoken.status,
    pod.SERVICE: pod_spoken.advertisement,
    polar.DATA: polar_spoken.data,
    polar.CONTROL: polar_spoken.control_point,
    **{uuid: _text(name) for uuid, name in device_information.TEXTS.items()},
    device_information.PNP_ID: lambda frame: _plain(device_information.decode_pnp_id(frame)),
    **{uuid: speak for maker in makers.found() for uuid, speak in maker.SPEAK.items()},
}
"""By full UUID; a service stands for the service data of its advertisement."""


def full_uuid(name: str) -> str | None:
    """The characteristic meant by `2ACD`, `0x2acd`, `9c4a0004`, or a full UUID; None if none is."""
    wanted = name.strip().lower().removeprefix("0x")
    if len(wanted) == 32:
        wanted = "-".join(wanted[i:j] for i, j in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
    if len(wanted) == 4:
        wanted = f"0000{wanted}"
    known = [uuid for uuid in SPEAK if uuid == wanted or uuid.split("-")[0] == wanted]
    return known[0] if known else None
