"""Before and after as a slope: honest heights, nothing where something is absent."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.view import Finding, Verdict
from kiosk.gait.measures import UNKNOWN, Quality, Reading
from kiosk.screen.slope import Slope, heights

VALUES = st.floats(-500, 500)


def finding(before: Reading, after: Reading) -> Finding:
    return Finding("cadence_spm", "Cadence", before, after, Verdict.CHANGED)


@given(VALUES, VALUES, st.floats(0, 50))
def test_up_is_more_and_all_is_inside(before: float, after: float, floor: float) -> None:
    first, last, strip = heights(before, after, floor)
    assert 0 <= min(first, last) <= max(first, last) <= 1
    assert (last > first) == (after > before) or abs(after - before) < 1e-9 * abs(before) + 1e-12
    assert 0 <= strip <= 0.5


def test_a_small_change_stays_small() -> None:
    first, last, _strip = heights(170.0, 171.0, 0.0)
    assert last - first < 0.1


def test_a_change_within_the_noise_stays_within_the_strip() -> None:
    first, last, strip = heights(170.0, 171.0, 2.0)
    assert abs(last - first) < strip


def test_nothing_is_drawn_for_what_is_absent() -> None:
    slope = Slope(size=(100, 60), finding=finding(UNKNOWN, Reading(170, Quality.MEASURED)))
    slope.draw()
    assert not slope.canvas.children
    both = Reading(160, Quality.MEASURED), Reading(170, Quality.MEASURED)
    slope.finding = finding(*both)
    slope.draw()
    assert slope.canvas.children
