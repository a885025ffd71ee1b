"""Listening to Polar sensors: the H10's accelerometer on the chest, the Verity Sense's both."""

import asyncio
import contextlib
import math
from collections.abc import Mapping
from dataclasses import replace

from kiosk.devices import strap
from kiosk.devices.link import Link, LinkError, LinkLost, Missing
from kiosk.devices.polar import control
from kiosk.devices.polar.frame import ACC, GYRO, PmdFrame, decode_data
from kiosk.devices.polar.pairing import Pairing
from kiosk.devices.polar.timing import PmdTiming
from kiosk.devices.sample import ImuBlock, Sink, Vector
from kiosk.devices.timeline import Timeline

SERVICE = "fb005c80-02e7-f387-1cad-8acd2d8df0c8"
CONTROL = "fb005c81-02e7-f387-1cad-8acd2d8df0c8"
DATA = "fb005c82-02e7-f387-1cad-8acd2d8df0c8"

ANSWER_S = 5.0
WANTED_HZ = 208
"""Enough for a footfall, and what one link carries beside others; a Verity Sense goes to 416."""
WANTED_G, WANTED_DPS = 16, 2000
_MG = 9.80665e-3


async def stream(link: Link, sink: Sink, wanted_hz: int = WANTED_HZ) -> None:
    """Hand on what the sensor measures until the link is gone; raises `LinkLost` or `Missing`.

    The pulse comes beside it, but with a gyroscope it is switched to SDK mode, which silences the
    pulse. A sensor that refuses that mode gives what it gives without.
    """
    with contextlib.suppress(Missing):
        await strap.listen(link, sink)
    talk = _Talk(link, sink, wanted_hz)
    await link.subscribe(CONTROL, talk.answered)
    await link.subscribe(DATA, talk.heard)
    features = control.decode_features(await link.read(CONTROL)) or ()
    if "ACC" not in features:
        raise Missing(link.address, "has no accelerometer")
    kinds = (ACC, GYRO) if {"GYRO", "SDK mode"} <= set(features) else (ACC,)
    try:
        if GYRO in kinds and not await talk.sdk_mode():
            kinds = (ACC,)
        for kind in kinds:
            await talk.start(kind, paired=GYRO in kinds)
        await link.closed()
    finally:
        for kind in kinds:  # an H10 that is not stopped runs its battery flat
            with contextlib.suppress(LinkError):
                await link.write(CONTROL, bytes([control.STOP, kind]))


class _Talk:
    """One link's questions and streams."""

    def __init__(self, link: Link, sink: Sink, wanted_hz: int) -> None:
        self._link, self._sink, self._wanted_hz = link, sink, wanted_hz
        self._answers: asyncio.Queue[control.Answer] = asyncio.Queue()
        self._timeline = Timeline()
        self._timing: dict[int, PmdTiming] = {}
        self._factor: dict[int, float] = {}
        self._pairing: Pairing | None = None

    def answered(self, at_us: int, data: bytes) -> None:
        answer = control.decode_answer(data)
        if answer is not None:
            self._answers.put_nowait(answer)

    async def ask(self, command: bytes) -> control.Answer:
        """The answer to this command; a refusal is a lost link, to be tried anew."""
        answer = await self._answer(command)
        if answer.error not in (0, control.ALREADY_IN_STATE):
            raise LinkLost(self._link.address, answer.meaning)
        return answer

    async def sdk_mode(self) -> bool:
        """Whether it agreed to give both at full rate."""
        answer = await self._answer(bytes([control.START, control.SDK_MODE]))
        return answer.error in (0, control.ALREADY_IN_STATE)

    async def _answer(self, command: bytes) -> control.Answer:
        while not self._answers.empty():
            self._answers.get_nowait()
        await self._link.write(CONTROL, command)
        try:
            async with asyncio.timeout(ANSWER_S):
                answer = await self._answers.get()
                while (answer.op, answer.kind) != (command[0], command[1]):
                    answer = await self._answers.get()
        except TimeoutError as error:
            raise LinkLost(self._link.address, "no answer from its control point") from error
        return answer

    async def start(self, kind: int, paired: bool) -> None:
        offered = (
            await self.ask(bytes([control.GET_SDK if paired else control.GET, kind]))
        ).settings
        chosen = choose(offered, WANTED_G if kind == ACC else WANTED_DPS, self._wanted_hz)
        answer = await self.ask(control.encode_start(kind, chosen))
        if answer.error == control.ALREADY_IN_STATE:
            await self.ask(bytes([control.STOP, kind]))
            answer = await self.ask(control.encode_start(kind, chosen))
        rate_hz = chosen["sample_rate"]
        self._factor[kind] = self._said_factor(answer)
        self._timing[kind] = PmdTiming(rate_hz, self._timeline)
        if paired:
            self._pairing = self._pairing or Pairing(rate_hz)

    def _said_factor(self, answer: control.Answer) -> float:
        """One where it says none; LinkLost where what it says scales nothing."""
        factors = answer.settings.get("factor", (1.0,))
        if not factors:
            raise LinkLost(self._link.address, "a scale factor that makes no sense")
        return factors[0]

    def heard(self, arrived_us: int, data: bytes) -> None:
        frame = decode_data(data)
        timing = self._timing.get(frame.kind) if frame else None
        timed = timing.sensor_us(frame, arrived_us) if frame and timing else None
        if frame is None or timed is None:
            return
        times, gap = timed
        values = physical(frame, self._factor[frame.kind])
        if self._pairing is None:
            self._hand_on(ImuBlock(times, values, gap_before=gap))
            return
        add = self._pairing.rate if frame.kind == GYRO else self._pairing.acceleration
        add(times, values, gap)
        for block in self._pairing.take():
            self._hand_on(block)

    def _hand_on(self, block: ImuBlock) -> None:
        """From the sensor's clock to the kiosk's."""
        times, gap = self._timeline.place(block.time_us)
        self._sink(replace(block, time_us=times, gap_before=block.gap_before or gap))


def choose(
    offered: control.Settings, wanted_range: int, wanted_hz: int = WANTED_HZ
) -> Mapping[str, int]:
    """Of what the sensor offers the fastest up to the wanted rate, and the range nearest above."""
    rates = [int(rate) for rate in offered.get("sample_rate", ()) if rate] or [wanted_hz]
    chosen = {"sample_rate": max([r for r in rates if r <= wanted_hz] or [min(rates)])}
    for name in ("resolution", "channels"):
        if offered.get(name):
            chosen[name] = int(max(offered[name]))
    if ranges := [int(r) for r in offered.get("range", ())]:
        chosen["range"] = min([r for r in ranges if r >= wanted_range] or [max(ranges)])
    return chosen


def physical(frame: PmdFrame, factor: float) -> tuple[Vector, ...]:
    """m/s² or rad/s. Compressed acceleration of type 0 counts in g, everything else in mg."""
    if frame.kind == GYRO:
        scale = math.radians(factor)
    elif frame.compressed and frame.frame_type == 0:
        scale = factor * 1000 * _MG
    else:
        scale = factor * _MG
    return tuple((x * scale, y * scale, z * scale) for x, y, z in frame.samples or ())
