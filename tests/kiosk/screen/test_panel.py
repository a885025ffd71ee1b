"""Panels: real millimetres from the diagonal, units that fill any of them alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.panel import SMALLEST_MM, Panel

PANELS = [Panel(), Panel(1920, 1080, 21.5), Panel(1080, 1920, 21.5)]


def test_a_millimetre_of_a_full_hd_monitor_is_four_pixels() -> None:
    assert 1 / Panel(1920, 1080, 21.5).mm == pytest.approx(0.248, abs=0.0005)


@pytest.mark.parametrize("panel", PANELS)
def test_the_usual_panels_are_large_enough(panel: Panel) -> None:
    assert panel.large_enough


def test_a_phone_is_not() -> None:
    assert not Panel(1280, 720, 6.0).large_enough


@given(st.integers(320, 4000), st.integers(320, 4000))
def test_a_layout_of_the_smallest_size_always_fits(width: int, height: int) -> None:
    panel = Panel(width, height)
    long_px, short_px = max(width, height), min(width, height)
    assert SMALLEST_MM[0] * panel.unit <= long_px * (1 + 1e-9)
    assert SMALLEST_MM[1] * panel.unit <= short_px * (1 + 1e-9)
    assert panel.portrait == (height > width)
