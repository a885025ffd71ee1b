"""How the kiosk talks with a pod: subscribe, start, listen until the link is gone."""

import contextlib

from kiosk.devices.link import Link, LinkError, Missing
from kiosk.devices.pod import control
from kiosk.devices.pod.event import decode_event
from kiosk.devices.pod.imu import decode_imu
from kiosk.devices.pod.service import CONTROL, EVENTS, IMU, STATUS, decode_status
from kiosk.devices.pod.timing import PodTiming
from kiosk.devices.sample import DeviceStatus, DoubleTap, FootEvent, Sink

FOOT_EVENTS = {"initial contact", "toe-off"}


async def stream(link: Link, sink: Sink) -> None:
    """Hand on what the pod sends until the link is gone; raises `LinkLost` or `Missing`.

    Every pod has IMU and control; events and status are taken where they exist.
    """
    listener = _Listener(sink)
    await link.subscribe(CONTROL, lambda at_us, frame: None)
    for characteristic, handler in ((EVENTS, listener.event), (STATUS, listener.status)):
        with contextlib.suppress(Missing):
            await link.subscribe(characteristic, handler)
    await link.subscribe(IMU, listener.imu)
    await link.write(CONTROL, control.start())
    try:
        await link.closed()
    finally:
        with contextlib.suppress(LinkError):
            await link.write(CONTROL, control.stop())


class _Listener:
    """Frames in, samples out. A frame that says nothing is passed over in silence: the next
    one's index shows the gap."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._timing = PodTiming()

    def imu(self, arrived_us: int, data: bytes) -> None:
        frame = decode_imu(data)
        block = self._timing.block(frame, arrived_us) if frame else None
        if block is not None:
            self._sink(block)

    def event(self, arrived_us: int, data: bytes) -> None:
        event = decode_event(data)
        at_us = self._timing.at(event) if event else None
        if event is None or at_us is None:
            return
        if event.kind == "double tap":
            self._sink(DoubleTap(at_us))
        elif event.kind in FOOT_EVENTS:
            self._sink(FootEvent(at_us, event.kind, event.value))

    def status(self, arrived_us: int, data: bytes) -> None:
        said = decode_status(data)
        self._sink(DeviceStatus(arrived_us, said.battery_pct, said.charging, said.fault))
