"""Step by step to where the belt shall go: never faster than the ramp, never two axes at once."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.treadmill import ramp
from kiosk.devices.treadmill.asked import Axis
from kiosk.devices.treadmill.course import SET_INCLINE, SET_SPEED, Course

KMH = st.integers(8, 160).map(lambda tenths: tenths / 10)
PCT = st.integers(0, 24).map(lambda halves: halves / 2)


def held(course: Course) -> tuple[Axis, Axis]:
    assert course.speed is not None
    assert course.incline is not None
    return course.speed, course.incline


@given(KMH, KMH, PCT, PCT)
def test_it_arrives_with_a_pause_after_every_step(
    now_kmh: float, kmh: float, now_pct: float, pct: float
) -> None:
    course, written = Course(), list[tuple[int, bytes]]()
    course.take_up(now_kmh, now_pct)
    speed, incline = held(course)
    speed.target, incline.target = kmh, pct
    for at_us in range(0, 300_000_000, 100_000):
        frame = course.next(at_us, 0.5)
        if frame is not None:
            written.append((at_us, frame))
    assert (speed.set, incline.set) == (kmh, pct)
    assert [f[0] for _, f in written] == sorted(f[0] for _, f in written), "speed first"
    last_kmh, free_us = now_kmh, 0
    for at_us, frame in written:
        assert at_us >= free_us
        asked = int.from_bytes(frame[1:3], "little", signed=True)
        if frame[0] == SET_SPEED:
            step, last_kmh = asked / 100 - last_kmh, asked / 100
            assert -ramp.DOWN_STEP_KMH - 1e-9 <= step <= ramp.UP_STEP_KMH + 1e-9
            free_us = at_us + round(ramp.pause_s(step) * 1e6) - 1
        else:
            assert frame[0] == SET_INCLINE
            free_us = at_us + round(ramp.INCLINE_EVERY_S * 1e6)


def test_a_pause_outlasts_giving_the_belt_back_and_taking_it_up_again() -> None:
    course = Course()
    course.take_up(6.0, None)
    assert course.speed is not None
    course.speed.target = 8.0
    assert course.next(0, 0.5) is not None
    course.give_up()
    course.take_up(6.5, None)
    course.speed.target = 8.0
    assert course.next(1_000_000, 0.5) is None, "half a km/h takes 2.5 s"
    assert course.next(2_500_000, 0.5) is not None


def test_a_rise_is_the_belts_doing_only_for_a_while() -> None:
    course = Course()
    course.take_up(6.0, None)
    assert not course.watched(0)
    assert course.speed is not None
    course.speed.target = 7.0
    course.next(0, 0.5)
    assert course.watched(9_000_000)
    assert not course.watched(10_000_000)
