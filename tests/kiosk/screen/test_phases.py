"""Every phase has a screen, at every size; a silent set has no number."""

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.coaching.view import Band, Phase, Question, View
from kiosk.gait.measures import Live
from kiosk.screen.ask import Ask
from kiosk.screen.calm import Calm
from kiosk.screen.card import Card
from kiosk.screen.live import Live as LiveScreen
from kiosk.screen.panel import Panel
from kiosk.screen.phases import page_for


def view(phase: Phase, **more: Any) -> View:
    return View(0, phase, "Title", Live(0), **more)


def test_a_set_shows_the_glyph_only_with_feedback() -> None:
    assert page_for(view(Phase.SET, cadence_band_spm=Band(1, 2, 3))) is LiveScreen
    assert page_for(view(Phase.SET, beat_spm=170.0)) is LiveScreen
    assert page_for(view(Phase.SET)) is Calm


def test_without_a_question_there_is_nothing_to_answer() -> None:
    assert page_for(view(Phase.FEEL)) is Card
    question = Question("ease", "How easy?", 1, 5, 1, ("a", "b", "c", "d", "e"))
    assert page_for(view(Phase.FEEL, question=question)) is Ask


@pytest.mark.parametrize("panel", [Panel(), Panel(1920, 1080, 21.5), Panel(1080, 1920, 21.5)])
def test_every_phase_can_be_shown(hand_on: Callable[[Panel], Any], panel: Panel) -> None:
    hand = hand_on(panel)
    for phase in Phase:
        page = hand.show(phase=phase, time_left_s=3.0)
        assert tuple(page.size) == (panel.width_px, panel.height_px)
