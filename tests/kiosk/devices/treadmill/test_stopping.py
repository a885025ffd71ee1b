"""When a second stop may follow the first."""

import pytest

from kiosk.devices.treadmill.belt_news import BeltNews
from kiosk.devices.treadmill.stopping import AGAIN_US, Stopping


@pytest.mark.parametrize(
    ("kmh", "metres", "again"),
    [
        (6.0, 110, True),
        (5.8, 110, True),
        (5.6, 110, False),
        (6.0, 100, False),
        (9.0, 110, True),
    ],
)
def test_a_second_only_where_the_belt_ran_on_as_before(
    kmh: float, metres: float, again: bool
) -> None:
    news, stopping = BeltNews(), Stopping()
    news.heard(0, 6.0, None, 100)
    assert stopping.once_more(0, news)
    assert not stopping.due(AGAIN_US - 1)
    assert stopping.due(AGAIN_US)
    news.heard(AGAIN_US, kmh, None, metres)
    assert stopping.once_more(AGAIN_US, news) is again
    assert not stopping.once_more(2 * AGAIN_US, news), "never a third"


def test_a_belt_that_counts_no_metres_is_judged_by_its_speed() -> None:
    news, stopping = BeltNews(), Stopping()
    news.heard(0, 6.0, None)
    assert stopping.once_more(4_000_000, news)
    news.heard(4_000_000, 6.0, None)
    assert stopping.once_more(4_000_000, news)
