"""How the kiosk talks with a pod: subscribe, start, listen until the link is gone.

What the radio loses is asked for again, one request at a time. The pod's clock is asked once, for
an answer about its tick is held up less than a frame of samples.
"""

import asyncio
import contextlib

from kiosk.devices.link import Link, LinkError, Missing
from kiosk.devices.pod import control
from kiosk.devices.pod.control import Op, Response, Result
from kiosk.devices.pod.event import decode_event
from kiosk.devices.pod.imu import decode_imu
from kiosk.devices.pod.missing import Arrived, MissingFrames
from kiosk.devices.pod.service import CONTROL, EVENTS, IMU, STATUS, decode_status
from kiosk.devices.pod.timing import PodTiming
from kiosk.devices.sample import DeviceStatus, DoubleTap, FootEvent, Sink

FOOT_EVENTS = {"initial contact", "toe-off"}
COOKIE = 0x7265_6164
Requests = asyncio.Queue[bytes]


async def stream(link: Link, sink: Sink, requests: Requests | None = None) -> None:
    """Hand on what the pod sends until the link is gone; raises `LinkLost` or `Missing`.

    Every pod has IMU and control; events and status are taken where they exist. Whatever is put
    into `requests` is written to its control point, such as `control.identify`.
    """
    listener = _Listener(sink, requests or asyncio.Queue())
    await link.subscribe(CONTROL, listener.answer)
    for characteristic, handler in ((EVENTS, listener.event), (STATUS, listener.status)):
        with contextlib.suppress(Missing):
            await link.subscribe(characteristic, handler)
    await link.subscribe(IMU, listener.imu)
    await link.write(CONTROL, control.start())
    asking = asyncio.ensure_future(_ask(link, listener))
    try:
        await link.closed()
    finally:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        with contextlib.suppress(LinkError):
            await link.write(CONTROL, control.stop())


async def _ask(link: Link, listener: "_Listener") -> None:
    """Write the requests; one that fails costs itself, for the next frame asks again."""
    while True:
        request = await listener.requests.get()
        with contextlib.suppress(LinkError):
            await link.write(CONTROL, request)


class _Listener:
    """Frames in, samples out. A frame that says nothing is passed over in silence: the next
    one's index shows the gap."""

    def __init__(self, sink: Sink, requests: Requests) -> None:
        self.requests = requests
        self.requests.put_nowait(control.sync(COOKIE))
        self._sink = sink
        self._timing = PodTiming()
        self._missing = MissingFrames()

    def imu(self, arrived_us: int, data: bytes) -> None:
        frame = decode_imu(data)
        if frame is None:
            return
        self._hand_on(self._missing.add(arrived_us, frame))
        wanted = self._missing.wanted(arrived_us)
        if wanted is not None:
            self.requests.put_nowait(control.resend(*wanted))

    def answer(self, arrived_us: int, data: bytes) -> None:
        said = control.decode_response(data)
        if said is None:
            return
        if said.op is Op.SYNC and said.result is Result.DONE:
            self._synced(arrived_us, said)
        elif said.op is Op.RESEND and said.result is Result.DONE:
            self._missing.answered(arrived_us)
        elif said.op is Op.RESEND:
            self._missing.asks = said.result in (Result.GONE, Result.WRONG_STATE)
            self._hand_on(self._missing.gone(arrived_us))

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

    def _hand_on(self, ready: list[Arrived]) -> None:
        for arrived in ready:
            block = self._timing.block(arrived.frame, arrived.at_us)
            if block is not None:
                self._sink(block)

    def _synced(self, arrived_us: int, said: Response) -> None:
        if len(said.parameters) == 8 and said.parameters[4:] == COOKIE.to_bytes(4, "little"):
            self._timing.synced(int.from_bytes(said.parameters[:4], "little"), arrived_us)
