"""When a sample is heard, told from requests that come late but never early."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.sound.playout import Playout

PERIOD, RATE, LATENCY_US = 1200, 48_000, 250_000
LATE = st.lists(st.integers(0, 150_000), min_size=1, max_size=30)


def test_nothing_is_known_before_the_first_request() -> None:
    assert Playout(RATE, LATENCY_US).heard_us(0) is None


@given(LATE)
def test_late_requests_do_not_move_what_is_heard(late_us: list[int]) -> None:
    playout = Playout(RATE, LATENCY_US)
    for number, late in enumerate([0, *late_us]):
        playout.asked(1_000_000 + number * 25_000 + late, number * PERIOD, PERIOD)
    assert playout.heard_us(0) == 1_000_000 - 25_000 + LATENCY_US
    assert playout.heard_us(RATE) == 1_000_000 - 25_000 + LATENCY_US + 1_000_000


def test_after_an_underrun_the_new_truth_is_learnt() -> None:
    playout = Playout(RATE, LATENCY_US)
    for number in range(200):
        shift = 0 if number < 100 else 400_000
        playout.asked(number * 25_000 + shift, number * PERIOD, PERIOD)
    assert playout.heard_us(0) == 400_000 - 25_000 + LATENCY_US
