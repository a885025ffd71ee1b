"""Talking with Polar sensors over a scripted link that answers as they do."""

import asyncio
import struct
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from kiosk.devices.link import LinkLost, Missing
from kiosk.devices.polar.conversation import CONTROL, DATA, choose, stream
from kiosk.devices.polar.frame import ACC, GYRO
from kiosk.devices.sample import ImuBlock, Sample

H10_SETTINGS = "f001020000" + "00026400c800" + "01011000" + "0203020004000800"
RATES = "0003 3400 d000 a001" + "01011000"
VERITY_ACC = "f004020000" + RATES + "0204 0200 0400 0800 1000" + "040103"
VERITY_GYRO = "f004050000" + RATES + "0202 fa00 d007" + "040103"

H10 = {"0102": H10_SETTINGS, "0202": "f002020000"}
VERITY = {
    "0209": "f002090000",
    "0402": VERITY_ACC,
    "0405": VERITY_GYRO,
    "0202": "f0020200000501" + "0000803f",
    "0205": "f0020500000501" + "0ad7833d",
}


class Sensor:
    """A scripted link whose control point answers by the first two bytes of the question."""

    def __init__(self, scripted_link, features: str, answers: dict[str, str]) -> None:
        self.link = scripted_link({CONTROL: bytes.fromhex(features), DATA: b""})
        self.answers = answers
        self.write = self.link.write
        self.link.write = self._write

    async def _write(self, characteristic: str, value: bytes) -> None:
        await self.write(characteristic, value)
        answer = self.answers.get(value[:2].hex())
        if answer is not None:
            self.link.send(CONTROL, 0, bytes.fromhex("0f00"))  # BlueZ repeats reads here
            self.link.send(CONTROL, 0, bytes.fromhex(answer))

    @property
    def asked(self) -> list[str]:
        return [value.hex() for _, value in self.link.written]


def talk(sensor: Sensor, during: Callable[[], None] = lambda: None) -> list[Sample]:
    said: list[Sample] = []

    async def within() -> None:
        talking = asyncio.ensure_future(stream(sensor.link, said.append))
        for _ in range(30):
            await asyncio.sleep(0)
        if talking.done():
            talking.result()
        during()
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)

    asyncio.run(within())
    return said


def test_an_h10_streams_at_200_hz_and_is_stopped(scripted_link) -> None:
    sensor = Sensor(scripted_link, "0f05" + "00" * 15, H10)
    frame = bytes.fromhex("020094357700000000" + "01" + "0000 0000 e803" * 3)
    said = talk(sensor, lambda: sensor.link.send(DATA, 10_000, frame))
    assert sensor.asked == ["0102", "02020001c800010110000201" + "0800", "0302"]
    (block,) = said
    assert isinstance(block, ImuBlock)
    assert block.acceleration_mps2 is not None
    assert block.acceleration_mps2[0] == pytest.approx((0.0, 0.0, 9.80665))
    assert (block.time_us[-1], block.time_us[-1] - block.time_us[0]) == (10_000, 10_000)


def test_a_verity_sense_gives_both_in_sdk_mode(scripted_link) -> None:
    sensor = Sensor(scripted_link, "0f2e02", VERITY)

    def during() -> None:
        for kind in ("05", "02"):
            head = bytes.fromhex(kind) + (2_000_000_000).to_bytes(8, "little")
            kind_type = "80" if kind == "05" else "81"
            still = bytes.fromhex(kind_type + "000000006400" + "0003")
            sensor.link.send(DATA, 20_000, head + still)

    (block,) = talk(sensor, during)
    assert sensor.asked[0] == "0209"
    assert sensor.asked[-2:] == ["0302", "0305"]
    assert isinstance(block, ImuBlock)
    assert block.rate_radps is not None
    assert len(block.rate_radps) == 4


def frames(kind: int, held_back_us: int) -> Iterator[tuple[int, bytes]]:
    """60 of ten samples at 208 Hz. The first come late, all at once; then they come in time."""
    for number in range(1, 61):
        end_us = number * 48_077
        head = struct.pack("<BQB", kind, end_us * 1000, 0x80 if kind == GYRO else 0x81)
        yield max(end_us, held_back_us), head + struct.pack("<3h2B", 0, 0, 100, 0, 9)


@pytest.mark.parametrize("held_back_us", [0, 600_000])
@pytest.mark.parametrize("kinds", [(ACC,), (ACC, GYRO)])
def test_what_the_radio_held_back_is_handed_on(
    kinds: tuple[int, ...], held_back_us: int, scripted_link
) -> None:
    features, answers = ("0f05", H10) if kinds == (ACC,) else ("0f2e02", VERITY)
    sensor = Sensor(scripted_link, features + "00" * 15, answers)

    def during() -> None:
        for both in zip(*(frames(kind, held_back_us) for kind in kinds), strict=True):
            for at_us, frame in both:
                sensor.link.send(DATA, at_us, frame)

    blocks = [said for said in talk(sensor, during) if isinstance(said, ImuBlock)]
    assert sum(len(block.time_us) for block in blocks) == 600
    assert {block.rate_radps is None for block in blocks} == {kinds == (ACC,)}
    back = [b.time_us[0] <= a.time_us[-1] for a, b in pairwise(blocks)]
    gaps = [block.gap_before for block in blocks[1:]]
    assert any(back) == (held_back_us > 0), "it was known wrongly at first"
    assert gaps == back, "where time turns back the gap says so, and nowhere else"


def test_a_stream_left_running_is_stopped_and_started(scripted_link) -> None:
    answers = {"0102": H10_SETTINGS, "0202": "f002020600", "0302": "f003020000"}
    sensor = Sensor(scripted_link, "0f05", answers)
    talk(sensor)
    assert [asked[:4] for asked in sensor.asked] == ["0102", "0202", "0302", "0202", "0302"]


@pytest.mark.parametrize(
    ("features", "answers", "why", "error"),
    [
        ("0f01", {}, "no accelerometer", Missing),
        ("0f04", {"0102": H10_SETTINGS, "0202": "f002020d00"}, "in charger", LinkLost),
        (
            "0f04",
            {"0102": H10_SETTINGS, "0202": "f00202000005010000c07f"},
            "factor that makes no sense",
            LinkLost,
        ),
    ],
)
def test_why_it_does_not_start(
    features: str, answers: dict[str, str], why: str, error: type[Exception], scripted_link
) -> None:
    with pytest.raises(error, match=why):
        talk(Sensor(scripted_link, features, answers))


def test_no_answer(scripted_link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.polar.conversation.ANSWER_S", 0.0)
    with pytest.raises(LinkLost, match="no answer"):
        asyncio.run(stream(Sensor(scripted_link, "0f04", {}).link, lambda sample: None))


def test_the_fastest_rate_up_to_the_wanted_and_the_range_above() -> None:
    offered = {"sample_rate": (52, 208, 416), "range": (2, 4, 8, 16), "resolution": (16,)}
    assert choose(offered, 16) == {"sample_rate": 208, "range": 16, "resolution": 16}
    assert choose({"sample_rate": (0,)}, 16, 208) == {"sample_rate": 208}
    assert choose({"sample_rate": (416,), "range": (2, 8)}, 16) == {"sample_rate": 416, "range": 8}
