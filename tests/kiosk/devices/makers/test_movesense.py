"""Movesense: commands, packets in two parts, times, refusals."""

import asyncio
import struct
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.link import LinkLost
from kiosk.devices.makers.movesense import (
    NOTIFY,
    SUBSCRIBE,
    WRITE,
    Assembler,
    Imu6,
    MovesenseTiming,
    Notification,
    decode_imu6,
    decode_notification,
    encode_command,
    stream,
)
from kiosk.devices.sample import ImuBlock, Sample


def packet(sensor_ms: int, count: int = 8) -> bytes:
    values = [float(v) for i in range(count) for v in (i, 0, 9.75)]
    rates = [float(v) for i in range(count) for v in (90, i, 0)]
    return struct.pack(f"<I{6 * count}f", sensor_ms, *values, *rates)


def test_the_subscription() -> None:
    wire = encode_command(SUBSCRIBE, 99, "/Meas/IMU6/104")
    assert wire.hex() == "01632f4d6561732f494d55362f313034"


def test_results() -> None:
    refused = decode_notification(bytes.fromhex("016301fb"))
    hello = decode_notification(bytes.fromhex("016348656c6c6f"))
    assert refused is not None
    assert hello is not None
    assert (refused.status, hello.status, hello.payload) == (507, None, b"Hello")
    assert decode_notification(b"\x01") is None


@given(st.integers(1, 20), st.integers(1, 300))
def test_a_packet_in_two_parts_is_put_together(count: int, mtu: int) -> None:
    assembler, payload = Assembler(99), packet(7, count)
    first, rest = payload[:mtu], payload[mtu:]
    said = assembler.add(Notification(2, 99, first))
    if rest:
        aligned = len(first) > 4 and (len(first) - 4) % 24 == 0
        assert aligned or said is None
        said = said or assembler.add(Notification(3, 99, rest))
    assert said is not None
    assert said.sensor_ms == 7
    assert said == decode_imu6(payload) or len(said.rate_dps) < count


def test_half_a_packet_whose_rest_was_lost_is_dropped() -> None:
    assembler = Assembler(99)
    assert assembler.add(Notification(2, 99, packet(1)[:159])) is None
    assert assembler.add(Notification(2, 98, packet(2))) is None, "another subscription"
    assert assembler.add(Notification(3, 99, packet(1)[150:])) is None, "not its rest"
    whole = assembler.add(Notification(2, 99, packet(3)))
    assert whole is not None
    assert whole.sensor_ms == 3


@pytest.mark.parametrize(
    "wire", [b"", bytes(4), bytes(27), struct.pack("<I6f", 0, *[float("nan")] * 6)]
)
def test_what_is_no_packet_is_none(wire: bytes) -> None:
    assert decode_imu6(wire) is None


def test_times_are_even_although_the_sensor_counts_milliseconds() -> None:
    timing, last, steps = MovesenseTiming(104), None, []
    for number in range(60):
        said_ms = int(number * 8 * 1000 / 104)
        read = decode_imu6(packet(said_ms))
        assert read is not None
        block = timing.block(read, said_ms * 1000 + 80_000)
        assert block is not None
        assert not block.gap_before
        if last is not None:
            steps.append(block.time_us[0] - last)
        last = block.time_us[-1]
    assert all(abs(step - 9615) < 400 for step in steps), "the milliseconds would jump by 1000"


def test_packets_held_back_at_the_start_of_a_link_are_all_handed_on() -> None:
    timing, given = MovesenseTiming(104), []
    for number in range(30):
        said_ms = int(number * 8 * 1000 / 104)
        read = decode_imu6(packet(said_ms))
        assert read is not None
        block = timing.block(read, 1_000_000 + max(said_ms * 1000, 600_000))
        assert block is not None, number
        given.append(block)
    back = [b.time_us[0] <= a.time_us[-1] for a, b in pairwise(given)]
    assert any(back), "it was known wrongly at first"
    assert [block.gap_before for block in given[1:]] == back


def test_a_sensor_whose_milliseconds_wrap_is_heard_on() -> None:
    """After 49 days."""
    timing = MovesenseTiming(104)
    one = Imu6(2**32 - 77, ((0, 0, 9.8),) * 8, ((0, 0, 0),) * 8)
    assert timing.block(one, 1_000_000) is not None
    for number in range(3):
        block = timing.block(replace(one, sensor_ms=number * 77), 1_077_000 + number * 77_000)
        assert block is not None
        assert block.gap_before == (number == 0)


def test_a_lost_packet_is_a_gap_and_the_past_is_passed_over() -> None:
    timing = MovesenseTiming(104)
    said = [timing.block(Imu6(ms, ((0, 0, 9.8),) * 8, ((0, 0, 0),) * 8), ms * 1000 + 10_000)
            for ms in (0, 77, 231, 154)]  # fmt: skip
    assert [block and block.gap_before for block in said] == [False, False, True, None]


def run(scripted_link, answer: bytes | None) -> tuple[list[Sample], list[bytes]]:
    said: list[Sample] = []

    async def talk() -> list[bytes]:
        link = scripted_link({WRITE: b"", NOTIFY: b""})
        talking = asyncio.ensure_future(stream(link, said.append))
        await asyncio.sleep(0)
        if answer is not None:
            link.send(NOTIFY, 0, answer)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        link.send(NOTIFY, 100_000, b"\x02\x63" + packet(5)[:159])
        link.send(NOTIFY, 101_000, b"\x03\x63" + packet(5)[159:])
        link.send(NOTIFY, 101_000, b"")
        if talking.done():
            talking.result()
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        return [value for _, value in link.written]

    return said, asyncio.run(talk())


def test_a_whole_conversation(scripted_link) -> None:
    (block,), written = run(scripted_link, bytes.fromhex("016300c8"))
    assert isinstance(block, ImuBlock)
    assert block.acceleration_mps2 is not None
    assert block.rate_radps is not None
    assert block.acceleration_mps2[3] == (3.0, 0.0, 9.75)
    assert block.rate_radps[0] == pytest.approx((1.5707963, 0.0, 0.0))
    assert [value[0] for value in written] == [1, 2], "subscribed, unsubscribed"


def test_no_free_slot(scripted_link) -> None:
    with pytest.raises(LinkLost, match="507"):
        run(scripted_link, bytes.fromhex("016301fb"))


def test_an_answer_to_another_question_is_none(scripted_link) -> None:
    said, _ = run(scripted_link, bytes.fromhex("016201fb"))
    assert len(said) == 1, "no refusal of ours"


def test_no_answer(scripted_link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.makers.movesense.ANSWER_S", 0.0)
    with pytest.raises(LinkLost, match="no answer"):
        asyncio.run(stream(scripted_link({WRITE: b"", NOTIFY: b""}), lambda sample: None))
