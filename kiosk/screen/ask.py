"""Something only the member can say: one tap on an answer, or a number moved up and down."""

from collections.abc import Callable
from dataclasses import replace

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.view import Intent, Phase, Question, View
from kiosk.screen import words
from kiosk.screen.language import tongue
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.screen.target import Target
from kiosk.screen.theme import theme

MOVING = frozenset({Phase.WALK, Phase.EASY_RUN, Phase.COUNTDOWN, Phase.RETEST, Phase.COOL_DOWN})
Answered = Callable[[float], None]


class Answer(Target):
    """One possible answer."""

    value = NumericProperty(0.0)


class Confirm(Target):
    """The number is the right one now."""


class Labels(BoxLayout):
    """One target for each answer that has words."""

    moving = BooleanProperty(False)

    def __init__(self, question: Question, answered: Answered, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for place, label in enumerate(question.labels):
            answer = Answer(label=tongue._(label), value=question.low + place * question.step)
            answer.bind(on_tap=lambda tapped: answered(tapped.value))
            self.add_widget(answer)


class Dose(BoxLayout):
    """A number that moves within its ends."""

    value = NumericProperty(0.0)
    question = ObjectProperty()

    def __init__(self, question: Question, **kwargs: object) -> None:
        steps = round((question.high - question.low) / question.step / 2)
        middle = question.low + steps * question.step
        value = middle if question.start is None else question.start
        super().__init__(question=question, value=value, **kwargs)

    @staticmethod
    def said(value: float, question: Question) -> str:
        """As fine as it moves."""
        return f"{value:.0f}" if question.step >= 1 else f"{value:.1f}"

    def move(self, steps: int) -> None:
        """One tap, one step."""
        moved = self.value + steps * self.question.step
        self.value = min(max(moved, self.question.low), self.question.high)


class Ask(Page):
    """The question, and beneath it whatever answers it."""

    text = StringProperty("")
    lines = ListProperty()
    question = ObjectProperty(None, allownone=True)
    moving = BooleanProperty(False)
    """Asked of somebody who walks or runs: larger targets, and Stop among them."""

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.moving = view.phase in MOVING
        self.lines = list(view.lines)
        self.question = view.question or self.question

    def leave(self) -> None:
        """The next question starts from its middle."""
        super().leave()
        self.question = None

    def on_question(self, _page: object, question: Question | None) -> None:
        """Lay the answers out."""
        slot, foot = self.ids.slot, self.ids.foot
        slot.clear_widgets()
        for confirm in [w for w in foot.children if isinstance(w, Confirm)]:
            foot.remove_widget(confirm)
        if question is None:
            return
        self.text = question.text
        if question.labels:
            slot.add_widget(Labels(question, self._answer, moving=self.moving))
            return
        dose, confirm = Dose(in_peoples_unit(question)), Confirm()
        confirm.size_hint_x = 1 if self.moving else None
        confirm.bind(on_tap=lambda _confirm: self._answer(dose.value))
        slot.add_widget(dose)
        foot.add_widget(confirm, index=1 if self.moving else 0)

    def _answer(self, value: float) -> None:
        asked = self.question
        in_kmh = asked is not None and asked.speed
        self.ask(Intent.ANSWER, words.as_kmh(value, theme.units) if in_kmh else value)


def in_peoples_unit(question: Question) -> Question:
    """A speed is asked for as the gym's consoles show it; anything else as it is."""
    if not question.speed:
        return question

    def shown(kmh: float) -> float:
        return words.kmh_as(kmh, theme.units, question.step)

    start = None if question.start is None else shown(question.start)
    return replace(question, low=shown(question.low), high=shown(question.high), start=start)


load_rules(__file__)
