"""The ready check: three sentences, three taps. Only fine, or talk to staff, is ever kept."""

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)

from kiosk.coaching.questions import FINE, NOT_QUITE
from kiosk.coaching.view import Intent, Question, View
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.screen.target import Target

TAPS = 3


class Agree(Target):
    """One sentence with a box before it."""

    page = ObjectProperty(None, allownone=True, rebind=True)
    place = NumericProperty(0)
    ticked = BooleanProperty(False)


class Ready(Page):
    """Each tap agrees to one sentence; the third goes on."""

    text = StringProperty("")
    sentences = ListProperty([""] * TAPS)
    warning = StringProperty("")
    ticked = NumericProperty(0)
    """One bit a sentence."""
    question = ObjectProperty(None, allownone=True)
    called = BooleanProperty(False)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.question, self.called = view.question, view.staff_called
        self.text = view.question.text if view.question else ""
        lines = [*view.lines, *[""] * TAPS]
        self.sentences = lines[:TAPS]
        self.warning = view.lines[TAPS] if len(view.lines) > TAPS else ""

    def leave(self) -> None:
        """The next member is asked anew."""
        super().leave()
        self.ticked = 0

    def agree(self, sentence: int) -> None:
        """Tick one; all of them are the answer."""
        self.ticked |= 1 << sentence
        if self.ticked == (1 << TAPS) - 1:
            self.ask(Intent.ANSWER, float(FINE))

    def talk(self) -> None:
        """Something is not fine, or not for this screen."""
        self.ask(Intent.ANSWER, float(NOT_QUITE))


def asks_three(question: Question | None, lines: tuple[str, ...]) -> bool:
    """Whether a question is this check: yes or no, and at least three sentences to agree to."""
    return question is not None and len(question.labels) == NOT_QUITE and len(lines) >= TAPS


load_rules(__file__)
