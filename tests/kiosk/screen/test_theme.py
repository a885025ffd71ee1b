"""Colours that can be told apart in glare; sizes that a runner can read and hit."""

import pytest

from kiosk.screen.contrast import ratio
from kiosk.screen.panel import Panel
from kiosk.screen.theme import CAP_SHARE, Colour, Theme, theme

PANELS = [Panel(), Panel(1920, 1080, 21.5), Panel(1080, 1920, 21.5)]
READ_ON = [
    (theme.ink, theme.ground),
    (theme.ink, theme.raised),
    (theme.ink, theme.stop),
    (theme.accent, theme.ground),
    (theme.accent, theme.raised),
    (theme.adjust, theme.ground),
    (theme.on_accent, theme.accent),
    (theme.quiet, theme.ground),
    (theme.quiet, theme.raised),
]


@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_everything_that_is_read_has_a_contrast_of_seven(ink: Colour, ground: Colour) -> None:
    assert ratio(ink, ground) >= 7


@pytest.mark.parametrize("panel", PANELS)
def test_a_runners_targets_are_forty_millimetres_and_text_is_not_small(panel: Panel) -> None:
    on_panel = Theme(panel=panel)
    assert on_panel.touch_moving >= 40 * panel.mm
    assert on_panel.touch_standing >= 15 * panel.mm
    assert on_panel.moving * CAP_SHARE >= 6.4 * panel.mm
    assert on_panel.cue_least * CAP_SHARE >= 9.3 * panel.mm  # 16 arc minutes at 2 m
    assert on_panel.small_least * CAP_SHARE >= 3.6 * panel.mm


def test_text_grows_with_a_persons_choice() -> None:
    assert Theme(text_scale=1.3).body == pytest.approx(1.3 * Theme().body)
