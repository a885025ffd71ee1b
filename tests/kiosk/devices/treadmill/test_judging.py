"""What a record says about the command before it."""

import pytest

from kiosk.devices.treadmill.asked import Axis
from kiosk.devices.treadmill.belt_news import BeltNews
from kiosk.devices.treadmill.judging import INCLINE, SPEED, Verdict, judge


@pytest.mark.parametrize(
    ("measured", "flying", "lately", "verdict"),
    [
        (6.2, SPEED, True, Verdict.ARRIVED),
        (6.0, SPEED, True, Verdict.ON_THE_WAY),
        (7.05, SPEED, True, Verdict.FASTER),
        (7.05, None, True, Verdict.FASTER),
        (7.05, None, False, Verdict.CONSOLE_SPEED),
        (6.9, None, True, Verdict.RISING),
        (6.9, None, False, Verdict.CONSOLE_SPEED),
        (5.4, SPEED, True, Verdict.CONSOLE_SPEED),
        (6.1, None, True, Verdict.CONSOLE_SPEED),
        (6.5, None, False, Verdict.ON_THE_WAY),
    ],
)
def test_a_step_from_6_to_6_5(
    measured: float, flying: int | None, lately: bool, verdict: Verdict
) -> None:
    news = BeltNews()
    news.heard(0, measured, None)
    assert judge(news, Axis(8.0, 6.5, 6.0), None, flying, lately) is verdict


@pytest.mark.parametrize(
    ("pct", "flying", "verdict"),
    [
        (0.5, INCLINE, Verdict.ARRIVED),
        (-0.2, INCLINE, Verdict.ON_THE_WAY),
        (1.0, INCLINE, Verdict.CONSOLE_INCLINE),
        (1.0, None, Verdict.CONSOLE_INCLINE),
        (0.5, None, Verdict.ON_THE_WAY),
    ],
)
def test_a_step_of_the_incline_from_0_to_half(
    pct: float, flying: int | None, verdict: Verdict
) -> None:
    news = BeltNews()
    news.heard(0, 6.0, pct)
    assert judge(news, Axis(6.0, 6.0, 6.0), Axis(2.0, 0.5, 0.0), flying, lately=False) is verdict


def test_an_incline_step_that_moves_the_speed_is_the_consoles() -> None:
    news = BeltNews()
    news.heard(0, 3.0, 0.5)
    said = judge(news, Axis(6.0, 6.0, 6.0), Axis(2.0, 0.5, 0.0), INCLINE, lately=False)
    assert said is Verdict.CONSOLE_SPEED
