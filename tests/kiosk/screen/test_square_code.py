"""The square code: whole pixels, its border, the runs of dark modules."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.square_code import BORDER, SquareCode, runs


@given(st.lists(st.booleans(), max_size=40))
def test_the_runs_are_the_row(row: list[bool]) -> None:
    again = [False] * len(row)
    for start, length in runs(row):
        again[start : start + length] = [True] * length
    assert again == row


def test_no_two_runs_touch() -> None:
    assert runs([True, True, False, True]) == [(0, 2), (3, 1)]


def test_a_module_is_whole_pixels_and_the_border_is_light() -> None:
    rows = [[True] * 29] * 29
    code = SquareCode(size=(300, 400), rows=rows)
    assert code.module_px == 300 // (29 + 2 * BORDER)
    code.draw()
    assert code.canvas.children
    code.rows = []
    code.draw()
    assert not code.canvas.children
