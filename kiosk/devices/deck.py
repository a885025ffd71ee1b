"""The deck sensor: a pod on a cable that feels the feet through the treadmill's frame.

hardware/deck specifies it. It speaks as a pod does; it has a service of its own because it is worn
by nobody and counts as no pod.
"""

from kiosk.devices.pod.conversation import stream
from kiosk.devices.pod.service import CONTROL, EVENTS, IMU, INFO, STATUS

__all__ = ["CONTROL", "EVENTS", "IMU", "INFO", "LINES", "NAME", "SERVICE", "STATUS", "stream"]

SERVICE = "9c4a0101-cd53-4460-8a8d-f0c397be225c"
NAME = "Treadform deck"
"""Its USB product name, by which its port is found."""
LINES = {INFO: 2, CONTROL: 3, IMU: 4, EVENTS: 5, STATUS: 6}
"""The channel on the cable that stands for each characteristic."""
