"""Polar's raw measurements (PMD): H10 and Verity Sense."""

from kiosk.devices.polar.conversation import CONTROL, DATA, SERVICE, stream

__all__ = ["CONTROL", "DATA", "SERVICE", "stream"]
