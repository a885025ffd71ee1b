"""Contrast between two colours."""

import pytest

from kiosk.screen.contrast import ratio
from kiosk.screen.theme import colour


def test_contrast_is_that_of_wcag() -> None:
    assert ratio(colour("#FFFFFF"), colour("#000000")) == pytest.approx(21.0)
    assert ratio(colour("#777777"), colour("#FFFFFF")) == pytest.approx(4.48, abs=0.01)
