"""One open device: reading, writing, listening, and who is to blame."""

import asyncio

import pytest

from kiosk.devices import pod, treadmill
from kiosk.devices.link import LinkLost, Missing, Refused
from tests.on_bus.bench import BELT_ADDRESS, POD_ADDRESS, Bench, run, until


def test_reading_writing_and_listening() -> None:
    async def test(at: Bench) -> None:
        heard: list[tuple[int, bytes]] = []
        link = await at.radio.open(BELT_ADDRESS)
        assert link.address == BELT_ADDRESS
        assert await link.read(treadmill.SPEED_RANGE) == bytes.fromhex("320062020a00")
        await link.subscribe(treadmill.DATA, lambda at_us, frame: heard.append((at_us, frame)))
        at.belt.now.send(treadmill.DATA, b"\x01\x00")
        at.belt.now.send(treadmill.DATA, b"\x01\x00\x02")
        await until(lambda: len(heard) == 2)
        assert [frame for _, frame in heard] == [b"\x01\x00", b"\x01\x00\x02"]
        assert 0 < heard[0][0] <= heard[1][0]
        await link.write(treadmill.CONTROL_POINT, b"\x00")
        await until(lambda: at.belt.now.written == [(treadmill.CONTROL_POINT, b"\x00")])

    run(test)


def test_fast_streams_get_a_socket_others_a_signal() -> None:
    async def test(at: Bench) -> None:
        heard: list[bytes] = []
        link = await at.radio.open(POD_ADDRESS)
        await link.subscribe(pod.IMU, lambda _, frame: heard.append(frame))
        await link.subscribe(pod.EVENTS, lambda _, frame: heard.append(frame))
        assert [c for c in at.bluez.calls if "Notify" in c] == ["AcquireNotify", "StartNotify"]
        for number in range(200):
            at.pod.now.send(pod.IMU, bytes([number]) * 240)
            await asyncio.sleep(0)
        await until(lambda: len(heard) == 200)
        assert [frame[0] for frame in heard] == list(range(200))

    run(test)


@pytest.mark.parametrize(
    "error",
    ["org.bluez.Error.NotPermitted", "org.bluez.Error.NotSupported", "org.bluez.Error.Failed"],
)
def test_without_a_socket_the_stream_comes_by_signal(error: str) -> None:
    async def test(at: Bench) -> None:
        heard: list[bytes] = []
        at.bluez.faults.add("AcquireNotify", error)
        link = await at.radio.open(POD_ADDRESS)
        await link.subscribe(pod.IMU, lambda _, frame: heard.append(frame))
        at.pod.now.send(pod.IMU, b"frame")
        await until(lambda: heard == [b"frame"])
        assert [c for c in at.bluez.calls if "Notify" in c] == ["AcquireNotify", "StartNotify"]

    run(test)


def test_closing_lets_the_device_go_and_may_be_repeated() -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        await link.close()
        await link.close()
        await link.closed()
        await until(lambda: at.belt.link is None)

    run(test)


FAILED = "org.bluez.Error.Failed"


@pytest.mark.parametrize(
    ("error", "message", "kind", "code"),
    [
        (FAILED, "Operation failed with ATT error: 0x80", Refused, 0x80),
        (FAILED, "Operation failed with ATT error: 0xfe", Refused, 0xFE),
        (FAILED, "Operation failed with ATT error: 0x0f", Refused, 0x0F),
        ("org.bluez.Error.NotAuthorized", "Operation Not Authorized", Refused, 0x08),
        ("org.bluez.Error.NotPermitted", "Write not permitted", Missing, None),
        ("org.bluez.Error.NotSupported", "Operation is not supported", Missing, None),
    ],
)
def test_a_refused_write_leaves_the_link_alive(
    error: str, message: str, kind: type[Exception], code: int | None
) -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        at.bluez.faults.add("WriteValue", error, message)
        with pytest.raises(kind) as refused:
            await link.write(treadmill.CONTROL_POINT, b"\x00")
        assert getattr(refused.value, "code", None) == code
        await link.write(treadmill.CONTROL_POINT, b"\x00")

    run(test)


def test_what_the_device_does_not_have_is_missing() -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        for asking in (
            link.read(pod.INFO),
            link.subscribe(pod.IMU, lambda at_us, frame: None),
            link.read(treadmill.DATA),
            link.subscribe(treadmill.SPEED_RANGE, lambda at_us, frame: None),
        ):
            with pytest.raises(Missing):
                await asking

    run(test)


def test_everything_asked_of_a_lost_link_says_so() -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        await at.bluez.drop(at.belt)
        await link.closed()
        for asking in (
            link.read(treadmill.SPEED_RANGE),
            link.write(treadmill.CONTROL_POINT, b"\x00"),
            link.subscribe(treadmill.DATA, lambda at_us, frame: None),
        ):
            with pytest.raises(LinkLost):
                await asking

    run(test)


def test_a_question_never_answered_is_a_lost_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.radio.bleak_link.ANSWER_S", 0.2)

    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        at.bluez.faults.add("ReadValue", None)
        with pytest.raises(LinkLost):
            await link.read(treadmill.SPEED_RANGE)

    run(test)


def test_a_drop_while_a_question_is_asked() -> None:
    async def test(at: Bench) -> None:
        link = await at.radio.open(BELT_ADDRESS)
        at.bluez.faults.add("ReadValue", None)
        asking = asyncio.ensure_future(link.read(treadmill.SPEED_RANGE))
        await until(lambda: "ReadValue" in at.bluez.calls)
        await at.bluez.kill()
        with pytest.raises(LinkLost):
            await asking

    run(test)
