"""A belt that speaks the Fitness Machine Service (FTMS)."""

from kiosk.devices.link import uuid
from kiosk.devices.treadmill.conversation import belt_sample, stream
from kiosk.devices.treadmill.data import TreadmillData, decode_data, encode_data

SERVICE = uuid(0x1826)
DATA = uuid(0x2ACD)
FEATURE = uuid(0x2ACC)
TRAINING_STATUS = uuid(0x2AD3)
SPEED_RANGE = uuid(0x2AD4)
INCLINE_RANGE = uuid(0x2AD5)
CONTROL_POINT = uuid(0x2AD9)
STATUS = uuid(0x2ADA)

__all__ = [
    "CONTROL_POINT",
    "DATA",
    "FEATURE",
    "INCLINE_RANGE",
    "SERVICE",
    "SPEED_RANGE",
    "STATUS",
    "TRAINING_STATUS",
    "TreadmillData",
    "belt_sample",
    "decode_data",
    "encode_data",
    "stream",
]
