"""The H10 speaks its maker's measurement service."""

import asyncio
import struct

import numpy as np
import pytest

from kiosk.devices import heart_rate
from kiosk.devices.link import Missing
from kiosk.devices.polar import CONTROL, DATA
from kiosk.simulator import FastClock, SimulatedRadio, VirtualMember, easy_run
from kiosk.simulator.kit import polar_h10

START_200_HZ_8_G = bytes.fromhex("020202010800000 1C80001011000".replace(" ", ""))


def talk(*requests: bytes, seconds: float = 2.0) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """Answers, data and pulses; every request is followed by some seconds."""

    async def scene() -> tuple[list[bytes], list[bytes], list[bytes]]:
        clock, member = FastClock(), VirtualMember(script=easy_run(2.8))
        device = polar_h10(member)
        link = await SimulatedRadio(member, clock, [device]).open(device.address)
        heard: dict[str, list[bytes]] = {}
        for characteristic in (CONTROL, DATA, heart_rate.MEASUREMENT):
            store = heard.setdefault(characteristic, [])
            await link.subscribe(characteristic, lambda _, frame, to=store: to.append(frame))
        assert (await link.read(CONTROL))[:2] == b"\x0f\x05"
        for request in requests:
            await link.write(CONTROL, request)
            await clock.sleep_until(clock.now_us() + int(seconds * 1e6))
        with pytest.raises(Missing):
            await link.write(DATA, b"\x00")
        await link.close()
        return heard[CONTROL], heard[DATA], heard[heart_rate.MEASUREMENT]

    return asyncio.run(scene())


def test_the_documented_start_gives_milli_g_at_200_hz() -> None:
    answers, data, pulses = talk(START_200_HZ_8_G, seconds=3.0)
    assert answers == [bytes.fromhex("f002020000")]
    assert pulses
    assert len(data) == pytest.approx(3.0 * 202.4 / 36, abs=2)
    stamps = []
    for frame in data:
        kind, stamp, shape = struct.unpack_from("<BQB", frame)
        assert (kind, shape, len(frame)) == (2, 1, 10 + 36 * 6)
        stamps.append(stamp)
    assert np.diff(stamps).mean() == pytest.approx(36 / 202.4 * 1e9, rel=1e-4)
    samples = np.frombuffer(data[2][10:], dtype="<i2").reshape(-1, 3)
    assert np.linalg.norm(samples, axis=1).mean() == pytest.approx(1000, rel=0.05)


def test_what_it_can_is_told_on_request() -> None:
    answers, _, _ = talk(b"\x01\x02")
    said = "00041900320064 00c800 01011000 0203020004000800".replace(" ", "")
    assert answers == [bytes.fromhex("f001020000" + said)]


@pytest.mark.parametrize(
    ("request_hex", "error"),
    [
        ("0202000134000101100002010800", 8),  # 52 Hz is the Verity's
        ("02020201100000 01c80001011000", 9),  # 16 g
        ("0202020108000001c80001010800", 7),  # 8 bits
        ("0205", 2),  # no gyroscope
        ("0902", 1),
        ("0302", 6),  # stopped already
        ("", 1),
    ],
)
def test_what_it_cannot_is_refused_by_code(request_hex: str, error: int) -> None:
    answers, data, _ = talk(bytes.fromhex(request_hex.replace(" ", "")))
    assert [answer[3] for answer in answers] == [error]
    assert data == []


def test_it_stops_when_asked_and_starts_again() -> None:
    answers, data, _ = talk(START_200_HZ_8_G, START_200_HZ_8_G, b"\x03\x02", b"\x03\x02")
    assert [answer[3] for answer in answers] == [0, 6, 0, 6]
    assert len(data) == pytest.approx(4.0 * 202.4 / 36, abs=3)
