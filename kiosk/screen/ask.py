"""Something only the member can say: one tap on an answer, or a number moved up and down."""

from kivy.properties import ListProperty, NumericProperty, StringProperty

from kiosk.coaching.view import Intent, Question, View
from kiosk.screen.language import tongue
from kiosk.screen.page import Intend, Page
from kiosk.screen.rules import load_rules
from kiosk.screen.target import Target


class Answer(Target):
    """One possible answer."""

    value = NumericProperty(0.0)


class Ask(Page):
    """With labels every answer is a target; without, the number has its own two."""

    text = StringProperty("")
    note = StringProperty("")
    value = NumericProperty(0.0)
    labels = ListProperty()

    def __init__(self, intend: Intend, **kwargs: object) -> None:
        self._question: Question | None = None
        super().__init__(intend, **kwargs)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.note = view.lines[0] if view.lines else ""
        if view.question is not None and view.question != self._question:
            self._question = view.question
            self.text = view.question.text
            self.labels = list(view.question.labels)
            self.value = self._middle(view.question)

    def leave(self) -> None:
        """The next question starts from its middle."""
        super().leave()
        self._question = None

    def on_labels(self, _page: object, labels: list[str]) -> None:
        """One target for each answer."""
        row = self.ids.answers
        row.clear_widgets()
        low = self._question.low if self._question else 0.0
        step = self._question.step if self._question else 1.0
        for place, label in enumerate(labels):
            answer = Answer(label=tongue._(label), value=low + place * step)
            answer.bind(on_tap=lambda tapped: self.ask(Intent.ANSWER, tapped.value))
            row.add_widget(answer)

    def move(self, steps: int) -> None:
        """Move the number, within what the question allows."""
        question = self._question
        if question is not None:
            moved = self.value + steps * question.step
            self.value = min(max(moved, question.low), question.high)

    def _middle(self, question: Question) -> float:
        steps = round((question.high - question.low) / question.step / 2)
        return question.low + steps * question.step


load_rules(__file__)
