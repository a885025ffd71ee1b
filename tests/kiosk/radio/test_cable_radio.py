"""The deck sensor on its cable: the firmware's own code on a pseudo-terminal, real pyserial."""

import asyncio
import os
import pty
from collections.abc import Callable, Coroutine
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from kiosk.devices import deck as device
from kiosk.devices.link import FrameHandler, LinkLost, Missing, Unreachable
from kiosk.devices.pod import ImuFlag, ImuFrame, decode_imu, decode_info
from kiosk.devices.sample import ImuBlock, Sample
from kiosk.radio.cable_link import CableLink
from kiosk.radio.cable_radio import PREFIX, CableRadio
from tests.kiosk.radio.deck_on_a_pty import build, deck


class Overheard:
    """A link whose IMU frames are noted beside what is made of them."""

    def __init__(self, link: CableLink, raw: list[ImuFrame]) -> None:
        self._link, self._raw = link, raw

    def __getattr__(self, name: str) -> Any:
        return getattr(self._link, name)

    async def subscribe(self, characteristic: str, handler: FrameHandler) -> None:
        def note(at_us: int, data: bytes) -> None:
            frame = decode_imu(data)
            if characteristic == device.IMU and frame is not None:
                self._raw.append(frame)
            handler(at_us, data)

        await self._link.subscribe(characteristic, note)


SCALE = 4 * 9.80665 / 32768


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("deck"))


@pytest.fixture
def counts() -> npt.NDArray[np.int16]:
    """1.6 s; a whole number of the host's batches of 17 and of the deck's frames of 38."""
    return np.random.default_rng(3).integers(-9000, 9000, (17 * 38 * 2, 3)).astype(np.int16)


def run(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(30):
            await work()

    asyncio.run(bounded())


async def heard(path: str, frames: int) -> tuple[list[ImuBlock], list[ImuFrame]]:
    """Blocks and frames until so many frames came, or nothing new did for a second."""
    blocks: list[ImuBlock] = []
    raw: list[ImuFrame] = []

    def sink(sample: Sample) -> None:
        if isinstance(sample, ImuBlock):
            blocks.append(sample)

    async with CableRadio(lambda: [path]) as radio:
        link = Overheard(await radio.open(PREFIX + path), raw)
        talking = asyncio.create_task(device.stream(link, sink))
        before = -1
        while before < (now := len(raw)) < frames or not raw:
            before = now
            await asyncio.sleep(1.0 if now else 0.05)
        talking.cancel()
        with suppress(asyncio.CancelledError):
            await talking
    return blocks, raw


def test_every_sample_arrives_as_it_was_taken(
    program: Path, counts: npt.NDArray[np.int16], tmp_path: Path
) -> None:
    async def work() -> None:
        with deck(program, counts, tmp_path) as (path, _):
            blocks, raw = await heard(path, len(counts) // 38)
        got = [count for frame in raw for count in frame.acceleration_counts]
        np.testing.assert_array_equal(got, counts)
        in_si = np.array([value for block in blocks for value in block.acceleration_mps2 or ()])
        np.testing.assert_allclose(in_si[-380:], counts[-380:] * SCALE, rtol=1e-6)
        assert all(block.rate_radps is None for block in blocks)

    run(work)


def test_times_are_those_of_the_sensors_clock(
    program: Path, counts: npt.NDArray[np.int16], tmp_path: Path
) -> None:
    async def work() -> None:
        with deck(program, counts, tmp_path) as (path, _):
            blocks, _ = await heard(path, len(counts) // 38)
        steps = np.diff(blocks[-1].time_us)
        assert abs(float(np.mean(steps)) - 669 / 17 / 32768 * 1e6) < 2

    run(work)


def test_a_lost_message_is_asked_for_again(
    program: Path, counts: npt.NDArray[np.int16], tmp_path: Path
) -> None:
    async def work() -> None:
        with deck(program, counts, tmp_path, lose_every=10) as (path, _):
            blocks, raw = await heard(path, len(counts) // 38)
        again = [frame for frame in raw if ImuFlag.RESENT in frame.flags]
        assert again
        assert {frame.sequence for frame in raw} == set(range(34))
        assert not any(block.gap_before for block in blocks)
        # all but the first, whose period is not measured yet, and what waits behind a last hole
        assert len(blocks) >= 32

    run(work)


def test_it_is_found_and_says_what_it_is(
    program: Path, counts: npt.NDArray[np.int16], tmp_path: Path
) -> None:
    async def work() -> None:
        with deck(program, counts, tmp_path) as (path, _):
            async with CableRadio(lambda: [path]) as radio:
                async with aclosing(radio.scan()) as scan:
                    said = await anext(scan)
                assert (said.name, said.services) == (device.NAME, {device.SERVICE})
                link = await radio.open(said.address)
                info = decode_info(await link.read(device.INFO))
                assert (info.sample_rate_hz, info.rate_range_dps) == (833, None)
                with pytest.raises(Missing):
                    await link.read("0000180f-0000-1000-8000-00805f9b34fb")

    run(work)


def test_an_unplugged_cable_ends_the_link(
    program: Path, counts: npt.NDArray[np.int16], tmp_path: Path
) -> None:
    async def work() -> None:
        with deck(program, counts, tmp_path) as (path, running):
            async with CableRadio(lambda: [path]) as radio:
                link = await radio.open(PREFIX + path)
                running.kill()
                await link.closed()
                with pytest.raises(LinkLost):
                    await link.write(device.CONTROL, b"\1")
                await link.close()
                await link.close()

    run(work)


def test_what_is_no_deck_is_not_opened() -> None:
    async def work() -> None:
        ours, theirs = pty.openpty()
        try:
            async with CableRadio() as radio:
                with pytest.raises(Unreachable, match="does not answer"):
                    await radio.open(PREFIX + os.ttyname(theirs))
                with pytest.raises(Unreachable, match="cannot be opened"):
                    await radio.open(PREFIX + "/dev/no-such-port")
        finally:
            os.close(ours)
            os.close(theirs)

    run(work)
