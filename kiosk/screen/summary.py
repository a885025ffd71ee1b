"""The end: you noticed, we measured, next time; what moved, how you ran, and what you take home."""

from enum import StrEnum

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.coaching.change import EASE, RELAXATION
from kiosk.coaching.view import Finding, Heading, Intent, View
from kiosk.screen import findings
from kiosk.screen.compare import Compare
from kiosk.screen.language import tongue
from kiosk.screen.page import Intend, Page
from kiosk.screen.rules import load_rules
from kiosk.screen.text import alike
from kiosk.screen.theme import theme
from kiosk.words import N_

MINUTES_LEFT = N_("Scan with your phone within {n} minutes.")
SCAN = N_("Scan with your phone.")
LINES = 2
"""So many sentences are taken in below everything else."""


class Over(StrEnum):
    """What lies over the summary."""

    NOTHING = ""
    TAKE = "take"
    FORGET = "forget"


class Overlay(BoxLayout):
    """Lies over the summary until it is answered."""

    page = ObjectProperty(None, allownone=True, rebind=True)


class Summary(Page):
    """Three sentences, three cards, three views of the body."""

    noticed = StringProperty("")
    measured = StringProperty("")
    next_time = StringProperty("")
    note = StringProperty("")
    note_rows = NumericProperty(0)
    findings = ListProperty([None])
    over = OptionProperty(Over.NOTHING, options=list(Over))
    link = ListProperty()
    """Rows of the code that opens the one-time page."""
    offline = ListProperty()
    """Rows of the code that holds the summary itself."""
    scan = StringProperty("")
    called = BooleanProperty(False)

    def __init__(self, intend: Intend, **kwargs: object) -> None:
        match = Clock.create_trigger(lambda _dt: self._alike())
        super().__init__(intend, **kwargs)
        theme.fbind("text_scale", match)
        for said in self._lines:
            said.ids.words.fbind("text", match)
            said.ids.words.fbind("size", match)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.noticed = findings.noticed(view.answers, tongue._)
        self.measured = findings.measured(view.findings, tongue._)
        self.next_time = findings.next_time(view.take_home_spm, tongue._)
        said = notes_of(view)
        self.note, self.note_rows = " ".join(said), len(said)
        self.findings = list(view.findings)
        self.called = view.staff_called
        self.ids.bodies.follow(view.after or view.before)
        self._show_take_home(view)

    def leave(self) -> None:
        """The next member's summary lies open."""
        super().leave()
        self.over = Over.NOTHING

    def take_home(self) -> None:
        """Show the codes; ask for the link where there is none yet."""
        if not self.link:
            self.ask(Intent.TAKE_HOME)
        self.over = Over.TAKE

    def forget(self) -> None:
        """Asked twice: what is forgotten cannot come back."""
        self.over = Over.NOTHING
        self.ask(Intent.FORGET_ME)

    def on_over(self, _page: object, over: str) -> None:
        """Lay it over, or take it away."""
        for one in [w for w in self.children if isinstance(w, Overlay)]:
            self.remove_widget(one)
        self.ids.content.opacity = 0 if over else 1
        self.ids.content.disabled = bool(over)
        if over:
            laid = getattr(Factory, f"{over.capitalize()}Overlay")()
            laid.page = self
            self.add_widget(laid)

    def on_findings(self, _page: object, found: list[Finding]) -> None:
        """One card for each heading: its first clear change, or its first finding; of relaxation
        what was asked."""
        cards = self.ids.cards
        cards.clear_widgets()
        for heading in Heading:
            here = [finding for finding in found if finding.heading is heading]
            if heading is Heading.RELAXATION:
                here = [finding for finding in here if finding.measure == EASE[0]]
            here.sort(key=lambda finding: finding.verdict.value != "changed")
            cards.add_widget(Compare(heading, here[0] if here else None))

    @property
    def _lines(self) -> list[Widget]:
        return [self.ids.noticed, self.ids.measured, self.ids.next_time]

    def _alike(self) -> None:
        """The three sentences weigh the same, however long one of them is."""
        alike([said.ids.words for said in self._lines], theme.body)
        alike([said.ids.heading for said in self._lines], theme.body)

    def _show_take_home(self, view: View) -> None:
        home = view.take_home
        self.link = [list(row) for row in home.link_matrix] if home else []
        self.offline = [list(row) for row in home.offline_matrix] if home else []
        minutes = home.minutes_left if home else None
        said = MINUTES_LEFT if minutes is not None else SCAN
        problem = home.problem if home else None  # set once: what changes twice is drawn anew
        self.scan = tongue._(problem or said).format(n=f"{minutes or 0:.0f}")


def notes_of(view: View) -> list[str]:
    """Two sentences below everything else: smoothness under its own name beside what was asked,
    and what the visit says."""
    smooth = [findings.beside(f, tongue._) for f in view.findings if f.measure in RELAXATION]
    said = [tongue._(line) for line in view.lines]
    return (said[:1] + smooth + said[1:])[:LINES]


load_rules(__file__)
