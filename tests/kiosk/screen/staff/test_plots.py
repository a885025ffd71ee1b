"""Plots: scales that hold every value, nothing for what is absent."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.staff.plots import TracePlot, TrendPlot, span_of, whole_span_of


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=20))
def test_every_value_lies_within_the_scale(values: list[float]) -> None:
    low, high = span_of(values)
    assert low < high
    assert all(low <= value <= high for value in values)


def test_a_small_change_is_not_blown_up() -> None:
    low, high = span_of([170.0, 171.0])
    assert high - low > 10


def test_a_visit_without_a_value_has_no_point() -> None:
    whole = TrendPlot(points=[(160.0, 166.0), (161.0, 167.0)], size=(200, 100))
    holed = TrendPlot(points=[(160.0, 166.0), (None, None)], size=(200, 100))
    empty = TrendPlot(points=[(None, None)], size=(200, 100))
    for plot in (whole, holed, empty):
        plot.draw()
    assert len(whole.canvas.children) > len(holed.canvas.children) > len(empty.canvas.children)


def test_a_signal_needs_two_samples() -> None:
    trace = TracePlot(samples=[1.0], size=(100, 50))
    trace.draw()
    assert not trace.canvas.children
    trace.samples = [1.0, 9.0, -9.0]
    trace.draw()
    assert trace.canvas.children


@given(st.lists(st.tuples(*[st.none() | st.floats(-500, 500)] * 2), max_size=9))
def test_the_ends_that_are_written_are_whole_and_hold_every_value(
    points: list[tuple[float | None, float | None]],
) -> None:
    low, high = whole_span_of(points)
    known = [value for pair in points for value in pair if value is not None]
    assert (low, high) == (round(low), round(high))
    assert all(low <= value <= high for value in known)
    assert (low < high) == bool(known)
