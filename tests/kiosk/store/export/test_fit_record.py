import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.store.export.fit_record import (
    FIRST_MS,
    LAST_MS,
    Clock,
    cadence_of,
    left_share_pct,
    strides,
)
from tests.kiosk.store.conftest import a_visit


@given(st.floats(30, 300))
def test_strides_doubled_are_the_steps_again(spm: float) -> None:
    whole, part = strides(spm)
    assert 0 <= part < 1
    assert (part * 128).is_integer()
    assert 2 * (whole + part) == pytest.approx(spm, abs=2 / 128)


def test_180_steps_are_90_strides() -> None:
    assert strides(180.0) == (90, 0.0)


def test_three_steps_say_no_cadence_and_one_foot_no_balance() -> None:
    steps = a_visit(8).sets[0].steps
    assert cadence_of(steps[:3]) is None
    assert cadence_of(steps) == pytest.approx(60 / 0.35)
    assert left_share_pct(steps[::2]) is None
    assert left_share_pct(steps) == pytest.approx(50)


@pytest.mark.parametrize(
    "unseen", [set(range(0, 20, 2)), {7}, {4, 5, 6}, {5, 6, 7, 8, 9}, {3, 10, 11, 15}]
)
def test_one_pod_or_steps_that_were_not_seen_change_no_cadence(unseen: set[int]) -> None:
    steps = [s for n, s in enumerate(a_visit(20).sets[0].steps) if n not in unseen]
    assert cadence_of(steps) == pytest.approx(60 / 0.35)


def test_the_first_set_begins_when_the_visit_began() -> None:
    assert Clock(1_800_000_000_000, 5_000_000).ms(5_500_000) == 1_800_000_000_500


def test_a_clock_that_was_never_set_still_makes_a_date() -> None:
    assert Clock(0, 0).ms(0) == FIRST_MS
    assert Clock(10**16, 0).ms(0) == LAST_MS
