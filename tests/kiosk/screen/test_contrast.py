"""Contrast between two colours."""

import pytest

from kiosk.screen.contrast import LEAST, pressed, ratio
from kiosk.screen.theme import Colour, colour, theme


def test_contrast_is_that_of_wcag() -> None:
    assert ratio(colour("#FFFFFF"), colour("#000000")) == pytest.approx(21.0)
    assert ratio(colour("#777777"), colour("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("fill", "ink"),
    [(theme.raised, theme.ink), (theme.accent, theme.on_accent), (theme.stop, theme.ink)],
)
def test_under_a_finger_it_looks_different_and_can_still_be_read(fill: Colour, ink: Colour) -> None:
    under = pressed(fill, ink)
    assert ratio(under, ink) >= LEAST
    assert ratio(under, fill) > 1.2
    assert len(under) == 4
