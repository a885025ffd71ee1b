"""Who is there: a guest first and biggest; a member by nickname and PIN; somebody who joins."""

from enum import StrEnum

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

from kiosk.coaching.member import Consent, Join, Known, SignIn
from kiosk.coaching.view import Intent, View
from kiosk.screen.language import Translate, tongue
from kiosk.screen.pads import PIN_LENGTH
from kiosk.screen.page import Intend, Page
from kiosk.screen.rules import load_rules
from kiosk.screen.words import as_name
from kiosk.words import N_

WAIT = N_("Too many tries. Wait {n} s.")
CONSENTS = {
    Consent.STORE: N_("Keep my visits, to show me how they change."),
    Consent.COACH: N_("Staff may look at my visits."),
    Consent.RESEARCH: N_("Keep what my sensors send for 30 days, to make this better."),
}

HELLO = N_("Hello, {name}")
CHOOSE_PIN = N_("Choose a PIN of four digits")


class Asked(StrEnum):
    """What this page asks just now."""

    WHO = "who"
    NAME = "name"
    PIN = "pin"
    CONSENT = "consent"
    HELLO = "hello"


HEADINGS = {
    Asked.WHO: N_("Who is running?"),
    Asked.NAME: N_("What are you called?"),
    Asked.PIN: N_("Your PIN"),
    Asked.CONSENT: N_("What may we keep?"),
}


class Step(BoxLayout):
    """One question of the page."""

    page = ObjectProperty(None, allownone=True, rebind=True)


class Who(Page):
    """Guest, member or new: at most four questions, each on a screen of its own."""

    step = OptionProperty(Asked.WHO, options=list(Asked))
    joins = BooleanProperty(False)
    name = StringProperty("")
    pin = StringProperty("")
    sixteen = BooleanProperty(False)
    given = ListProperty()
    """The consents ticked so far, none at first."""
    busy = BooleanProperty(False)
    refused = StringProperty("")
    wait_s = NumericProperty(0.0)
    member = ObjectProperty(None, allownone=True)
    called = BooleanProperty(False)

    def __init__(self, intend: Intend, **kwargs: object) -> None:
        super().__init__(intend, **kwargs)
        self.on_step(self, self.step)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        door, self.called = view.door, view.staff_called
        refused = door.refused or ""
        if refused and not self.refused:
            self._start_again()
        self.busy, self.refused, self.wait_s = door.busy, refused, door.wait_s or 0.0
        self.member = view.member
        if view.member is not None and self.step != Asked.CONSENT:
            self.step = Asked.HELLO
        elif view.member is None and self.step == Asked.HELLO:
            self.back_to_who()

    def leave(self) -> None:
        """Nobody who comes next sees what was typed."""
        super().leave()
        self.back_to_who()

    def begin(self, *, joins: bool) -> None:
        """Asked for the name."""
        self.joins, self.step = joins, Asked.NAME

    def named(self) -> None:
        """Asked for the PIN."""
        if self.name:
            self.pin, self.step = "", Asked.PIN

    def on_pin(self, _page: object, pin: str) -> None:
        """Four digits are enough."""
        if len(pin) < PIN_LENGTH or self.step != Asked.PIN:
            return
        if self.joins:
            self.step = Asked.CONSENT
        else:
            self.ask(Intent.SIGN_IN, SignIn(as_name(self.name), pin))

    def turn(self, consent: str) -> None:
        """Tick a consent, or take it back."""
        chosen = set(self.given) ^ {Consent(consent)}
        self.given = [one for one in Consent if one in chosen]

    def agreed(self) -> None:
        """Join with what is ticked; a member changes what holds from now on."""
        consents = frozenset(Consent(one) for one in self.given)
        if self.member is not None:
            self.ask(Intent.CONSENT, consents)
            self.step = Asked.HELLO
        elif self.sixteen:
            self.ask(Intent.JOIN, Join(as_name(self.name), self.pin, consents, sixteen=True))

    def sentence(self, consent: str, say: Translate) -> str:
        """What a consent says."""
        return say(CONSENTS[Consent[consent]])

    def choose_again(self) -> None:
        """A member looks at what they agreed to."""
        known: Known | None = self.member
        if known is not None:
            self.given = [one for one in Consent if one in known.consents]
            self.step = Asked.CONSENT

    def back(self) -> None:
        """One question back."""
        steps = list(Asked)
        if self.member is not None:
            self.step = Asked.HELLO
        else:
            self.step = steps[max(steps.index(Asked(self.step)) - 1, 0)]
            self.pin = ""

    def back_to_who(self) -> None:
        """Forget what was typed."""
        self.step, self.joins, self.sixteen = Asked.WHO, False, False
        self.name, self.pin, self.given = "", "", []

    def on_step(self, _page: object, step: str) -> None:
        """Put up what this step needs."""
        slot = self.ids.slot
        slot.clear_widgets()
        shown = getattr(Factory, f"{step.capitalize()}Step")()
        shown.page = self
        slot.add_widget(shown)

    def heading(self, step: str, joins: bool, member: Known | None, say: Translate) -> str:
        """What is asked."""
        if step == Asked.HELLO and member is not None:
            return say(HELLO).format(name=member.nickname)
        if step == Asked.PIN and joins:
            return say(CHOOSE_PIN)
        return say(HEADINGS[Asked(step)])

    def problem(self, refused: str, wait_s: float) -> str:
        """Why the door stays shut, and what to do."""
        if wait_s > 0:
            return str(tongue._(WAIT).format(n=f"{wait_s:.0f}"))
        return str(tongue._(refused)) if refused else ""

    def _start_again(self) -> None:
        """A refused PIN is typed anew; a refused name too."""
        self.pin = ""
        if self.joins and self.step == Asked.CONSENT:
            self.step = Asked.NAME


load_rules(__file__)
