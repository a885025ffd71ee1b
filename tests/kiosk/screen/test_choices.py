"""A member's own choices: language, size of text, less motion; forgotten at the next welcome."""

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.coaching.view import Phase
from kiosk.screen.choices import Choices
from kiosk.screen.language import as_written, tongue
from kiosk.screen.target import Target
from kiosk.screen.theme import TEXT_SCALES, theme
from kiosk.words.catalogue import languages, load


@pytest.fixture
def polyglot(hand: Any) -> Iterator[Any]:
    hand.screen._languages = {name: load(name).gettext for name in languages()}
    tongue.learn(hand.screen._languages, "en")
    yield hand
    tongue.speak(as_written)
    theme.text_scale, theme.reduce_motion = TEXT_SCALES[0], False


def choice(hand: Any, place: int) -> Target:
    """The first, second or third of the choices."""
    row = next(widget for widget in hand.page.walk() if isinstance(widget, Choices))
    return row.children[::-1][place]


def test_a_tap_changes_the_language_and_back(polyglot: Any) -> None:
    polyglot.show(phase=Phase.WELCOME)
    polyglot.tap(choice(polyglot, 0))
    assert "Empezar" in polyglot.texts()
    assert "English" in polyglot.texts()
    polyglot.tap(choice(polyglot, 0))
    assert "Start" in polyglot.texts()


def test_text_grows_step_by_step_and_starts_over(polyglot: Any) -> None:
    polyglot.show(phase=Phase.WELCOME)
    scales = []
    for _ in TEXT_SCALES:
        polyglot.tap(choice(polyglot, 1))
        scales.append(theme.text_scale)
    assert scales == [*TEXT_SCALES[1:], TEXT_SCALES[0]]


def test_less_motion_is_a_switch(polyglot: Any) -> None:
    polyglot.show(phase=Phase.WELCOME)
    polyglot.tap(choice(polyglot, 2))
    assert theme.reduce_motion
    polyglot.tap(choice(polyglot, 2))
    assert not theme.reduce_motion


def test_the_next_member_starts_from_what_the_kiosk_is_set_to(polyglot: Any) -> None:
    polyglot.show(phase=Phase.WELCOME)
    for place in range(3):
        polyglot.tap(choice(polyglot, place))
    polyglot.show(phase=Phase.SUMMARY)
    assert "Listo" in polyglot.texts()
    polyglot.show(phase=Phase.WELCOME)
    assert "Start" in polyglot.texts()
    assert theme.text_scale == TEXT_SCALES[0]
    assert not theme.reduce_motion


def test_with_one_language_there_is_nothing_to_choose(hand: Any) -> None:
    hand.show(phase=Phase.WELCOME)
    assert choice(hand, 0).disabled
