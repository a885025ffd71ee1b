"""One link with the emulated pod: what the kiosk heard, and whether it is all that was said."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from kiosk.devices import pod
from kiosk.devices.pod.event import EventFrame, decode_event
from kiosk.devices.pod.imu import ImuFrame, decode_imu
from kiosk.devices.pod.serial_line import Line
from kiosk.devices.sample import FootEvent, ImuBlock, Sample, Vector
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.watched_link import WatchedLink
from tests.hardware.pod.on_the_air.emulated import ADDRESS, idle_batches, said_here


class Expected:
    """What the same program says on this machine, started at the same moment of its life."""

    def __init__(self, program: Path, first: ImuFrame, seconds: float) -> None:
        said = said_here(program, idle_batches(first), 2 * seconds + 10)
        frames = [f for m in said if m.line == Line.IMU and (f := decode_imu(m.payload))]
        assert frames[0] == first
        self.acceleration = [v for f in frames for v in f.acceleration_mps2 or ()]
        self.rate = [v for f in frames for v in f.rate_radps or ()]
        self.events = [e for m in said if m.line == Line.EVENTS and (e := decode_event(m.payload))]


class Session:
    """One link's worth of what the kiosk heard."""

    def __init__(self) -> None:
        self.said: list[Sample] = []
        self.first: ImuFrame | None = None
        self.sequences: set[int] = set()
        """Of the frames that came, in time or sent again."""
        self.events: list[EventFrame] = []

    async def listen(self, radio: BleakRadio, seconds: float) -> None:
        link = WatchedLink(await radio.open(ADDRESS), frozenset(), lambda: None)
        subscribe = link.subscribe

        async def noted(characteristic: str, handler: object) -> None:
            def both(at_us: int, frame: bytes) -> None:
                self._note(characteristic, frame)
                handler(at_us, frame)  # type: ignore[operator]

            await subscribe(characteristic, both)

        link.subscribe = noted  # type: ignore[method-assign]
        talking = asyncio.ensure_future(pod.stream(link, self.said.append))
        await asyncio.wait({talking}, timeout=seconds)
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        await link.close()

    def _note(self, characteristic: str, frame: bytes) -> None:
        if characteristic == pod.IMU and (imu := decode_imu(frame)):
            self.first = self.first or imu
            self.sequences.add(imu.sequence)
        elif characteristic == pod.EVENTS and (event := decode_event(frame)):
            self.events.append(event)

    def is_whole(self, program: Path, seconds: float) -> str:
        """Raises where it is not; else says what it was. Whole are samples that are, one after the
        other, those of this machine. A busy machine may find the pod's clock anew: no sample is
        lost by that, though the kiosk counts no step across it."""
        assert self.first is not None
        expected = Expected(program, self.first, seconds)
        blocks = [s for s in self.said if isinstance(s, ImuBlock)]
        acceleration = [v for b in blocks for v in b.acceleration_mps2 or ()]
        rate = [v for b in blocks for v in b.rate_radps or ()]
        assert len(acceleration) > 0.5 * seconds * 416, "too little came to show anything"
        assert len(acceleration) <= len(expected.acceleration)
        assert acceleration == expected.acceleration[: len(acceleration)], self._other(
            acceleration, expected.acceleration
        )
        assert rate == expected.rate[: len(rate)]
        assert len(self.events) > seconds
        assert self.events == expected.events[: len(self.events)]
        assert any(isinstance(sample, FootEvent) for sample in self.said)
        anew = sum(block.gap_before for block in blocks)
        clock = f"; its clock was found anew {anew} times" if anew else ""
        return (
            f"{len(acceleration)} samples, none missing, {len(self.events)} events the same{clock}"
        )

    def _other(self, heard: Sequence[Vector], said: Sequence[Vector]) -> str:
        """Where the first sample lies that is not the pod's, and whether its frame ever came."""
        at = next(i for i, (mine, its) in enumerate(zip(heard, said, strict=False)) if mine != its)
        lacking = sorted(set(range(max(self.sequences))) - self.sequences)
        return f"from sample {at} of {len(heard)} on; of the frames {lacking} never came"
