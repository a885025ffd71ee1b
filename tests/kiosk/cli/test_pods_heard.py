"""What is told of a recording's pods is what their frames say."""

from dataclasses import replace

import pytest

from kiosk.cli.pods_heard import pods_heard
from kiosk.devices.link import Advertisement
from kiosk.devices.pod.imu import TICK_HZ, ImuFlag, ImuFrame, encode_imu
from kiosk.devices.pod.service import EVENTS, IMU
from kiosk.recordings.line import Line, advertisement_words

ADDRESS = "C0:11:22:33:44:11"
STILL = ImuFrame(
    *(ImuFlag(0), 0, 0, 1000, TICK_HZ / 416, 16, 2000),
    acceleration_counts=((0, 0, 2048),) * 16,
    rate_counts=((0, 0, 0),) * 16,
)
"""16 g over 32768 counts: 1 g along z."""


def frame(number: int, **changed: object) -> Line:
    one = replace(STILL, sequence=number, first_index=16 * number, **changed)  # type: ignore[arg-type]
    return Line(0, "frame", (ADDRESS, IMU, encode_imu(one).hex()))


def told(*lines: Line) -> list[str]:
    said = Advertisement(ADDRESS, "Treadform 3344", -60, 0)
    return [str(one) for one in pods_heard([Line(0, "heard", advertisement_words(said)), *lines])]


def test_a_pod_that_lies_still_reads_one_g_and_loses_nothing() -> None:
    assert told(*map(frame, range(26))) == [
        "Treadform 3344: 416 samples, 0 missing, 416.0 Hz, on average x 0.0 y 0.0 z 9.8 m/s²"
    ]


@pytest.mark.parametrize("lost", [1, 5, 24])
def test_a_frame_that_nobody_has_is_missing_and_one_sent_again_is_not(lost: int) -> None:
    numbers = [n for n in range(26) if n != lost]
    assert "16 missing" in told(*map(frame, numbers))[0]
    again = frame(lost, flags=ImuFlag.RESENT)
    assert "416 samples, 0 missing" in told(*map(frame, numbers), again, again)[0]


def test_what_is_no_frame_of_a_pod_is_passed_over() -> None:
    torn = Line(0, "frame", (ADDRESS, IMU, "10"))
    other = Line(0, "frame", (ADDRESS, EVENTS, "00" * 20))
    assert told(torn, other) == []
    assert "no samples" in told(frame(0, acceleration_counts=(), rate_counts=()))[0]
