"""Our pod: six axes with the pod's own clock, footfalls found on the pod, taps, battery."""

from kiosk.devices.pod.conversation import stream
from kiosk.devices.pod.event import EventFrame, decode_event, encode_event
from kiosk.devices.pod.imu import (
    ACCELERATION_RANGES_G,
    RATE_RANGES_DPS,
    TICK_HZ,
    ImuFlag,
    ImuFrame,
    decode_imu,
    encode_imu,
)
from kiosk.devices.pod.service import (
    CONTROL,
    EVENTS,
    IMU,
    INFO,
    SERVICE,
    STATUS,
    PodAdvertisement,
    PodInfo,
    PodStatus,
    decode_advertisement,
    decode_info,
    decode_status,
    encode_advertisement,
    encode_info,
    encode_status,
)

__all__ = [
    "ACCELERATION_RANGES_G",
    "CONTROL",
    "EVENTS",
    "IMU",
    "INFO",
    "RATE_RANGES_DPS",
    "SERVICE",
    "STATUS",
    "TICK_HZ",
    "EventFrame",
    "ImuFlag",
    "ImuFrame",
    "PodAdvertisement",
    "PodInfo",
    "PodStatus",
    "decode_advertisement",
    "decode_event",
    "decode_imu",
    "decode_info",
    "decode_status",
    "encode_advertisement",
    "encode_event",
    "encode_imu",
    "encode_info",
    "encode_status",
    "stream",
]
