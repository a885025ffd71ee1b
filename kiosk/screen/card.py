"""One thing to read or to do: a title, a few lines, and going on."""

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.coaching.offer import UNSEEN
from kiosk.coaching.view import Phase, View
from kiosk.screen.language import tongue
from kiosk.screen.mover import MOVEMENTS
from kiosk.screen.numbers import told
from kiosk.screen.own_pictures import own_pictures
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules

STANDING = {Phase.BELT: "", Phase.NUMBER: ""}


def movement_of(view: View) -> str:
    """What the figure shows on this card; nothing where there is nothing to show."""
    wanted = STANDING.get(view.phase, view.exercise or "")
    return wanted if wanted in MOVEMENTS else ""


class Card(Page):
    """A card goes on by a tap, or by itself when its time is over."""

    title = StringProperty("")
    lines = ListProperty()
    """In the language that is shown."""
    unseen = ListProperty()
    """What today's sensors cannot see of it: said small, below what to do."""
    movement = StringProperty("")
    """The figure that shows it, or none."""
    picture = StringProperty("")
    """Staff's own, in its place."""
    now_us = NumericProperty(0)
    share = NumericProperty(1.0)
    timed = BooleanProperty(False)
    """Goes on by itself when the time is over."""

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.title = self.say_now(view, view.title)
        words = [tongue._(line) for line in view.lines if line not in UNSEEN]
        self.lines = words + [told(one, tongue._) for one in view.numbers]
        self.unseen = [line for line in view.lines if line in UNSEEN]
        self.picture = own_pictures.path(view.own_picture)
        self.movement = "" if self.picture else movement_of(view)
        self.now_us = at_us
        self.timed = view.time_left_s is not None
        self.share = self.share_left(view.time_left_s)


load_rules(__file__)
