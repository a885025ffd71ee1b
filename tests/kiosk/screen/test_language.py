"""A change of language reaches every label that is on the screen."""

from typing import Any

from kiosk.coaching.view import Phase
from kiosk.screen.language import as_written, tongue


def test_labels_speak_the_language_at_once(hand: Any) -> None:
    hand.show(phase=Phase.WELCOME)
    tongue.speak(lambda message: "Los" if message == "Start" else message)
    assert "Los" in hand.texts()
    tongue.speak(as_written)
    assert "Start" in hand.texts()
