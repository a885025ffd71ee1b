"""The guess and the truth, side by side: the member judges, the kiosk only shows."""

from kivy.properties import ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import View
from kiosk.screen import findings
from kiosk.screen.language import tongue
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules


class Guess(BoxLayout):
    """One question with both its answers."""

    question = StringProperty("")
    guess = StringProperty("")
    truth = StringProperty("")


class Reveal(Page):
    """Every guess that something measured can answer."""

    moving = True
    answers = ListProperty([None])

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        known = [answer for answer in view.answers if answer.question in findings.QUESTIONS]
        self.answers = [answer for answer in known if answer.measured is not None]

    def on_answers(self, _page: object, answers: list[AnswerRecord]) -> None:
        """One row each."""
        rows = self.ids.rows
        rows.clear_widgets()
        for answer in answers:
            question, guess, truth = findings.said(answer, tongue._)
            rows.add_widget(Guess(question=question, guess=guess, truth=truth))


load_rules(__file__)
