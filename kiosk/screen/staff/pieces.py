"""The pieces a desk page is built of, one widget each."""

from collections.abc import Callable

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

from kiosk.screen.language import tongue
from kiosk.screen.pads import DIGITS, ERASE, LETTERS, PIN_LENGTH
from kiosk.screen.rules import load_rules
from kiosk.screen.staff import desk_view
from kiosk.screen.staff.desk_view import Deed, Filled, Tone, Words
from kiosk.screen.staff.plots import TracePlot, whole_span_of
from kiosk.screen.target import PlainTarget, Target

Do = Callable[[Deed], None]


def say(words: Words) -> str:
    """In the language that is spoken; data that is no message id stays as it is."""
    if not words:
        return ""
    if isinstance(words, Filled):
        return str(tongue._(words.message)).format(
            **{name: say(value) for name, value in words.values}
        )
    return str(tongue._(words))


class DeskTarget(Target):
    """Hit by somebody who stands; does a deed."""

    deed = ObjectProperty(None, allownone=True)
    do = ObjectProperty(None, allownone=True)

    def on_tap(self) -> None:
        """Do it."""
        if self.do is not None and self.deed is not None:
            self.do(self.deed)


class ActionTarget(DeskTarget):
    """A deed that is always in reach."""


class TilePiece(DeskTarget):
    """A way to another page."""

    tone = OptionProperty(Tone.PLAIN, options=list(Tone))
    detail = StringProperty("")


class RowTarget(PlainTarget):
    """The whole of a row."""

    deed = ObjectProperty(None, allownone=True)
    do = ObjectProperty(None, allownone=True)

    def on_tap(self) -> None:
        """Do it."""
        if self.do is not None and self.deed is not None:
            self.do(self.deed)


class RowPiece(BoxLayout):
    """One thing and how it stands; the whole row is the target."""

    title = StringProperty("")
    detail = StringProperty("")
    tone = OptionProperty(Tone.PLAIN, options=list(Tone))
    icon = StringProperty("")
    percent = NumericProperty(-1.0)
    deed = ObjectProperty(None, allownone=True)
    do = ObjectProperty(None, allownone=True)


class StepperPiece(BoxLayout):
    """A value, and a tap to either side."""

    title = StringProperty("")
    value = StringProperty("")
    safe = StringProperty("")
    less = ObjectProperty(None, allownone=True)
    more = ObjectProperty(None, allownone=True)
    do = ObjectProperty(None, allownone=True)


class OptionTarget(DeskTarget):
    """One possibility."""

    chosen = BooleanProperty(False)


class ChoicePiece(BoxLayout):
    """One of a few, side by side."""

    title = StringProperty("")
    options = ListProperty()
    stacked = BooleanProperty(False)
    do = ObjectProperty(None, allownone=True)

    def on_options(self, _piece: object, options: list[desk_view.Option]) -> None:
        """Lay them out."""
        slot = self.ids.slot
        slot.clear_widgets()
        for one in options:
            slot.add_widget(
                OptionTarget(label=say(one.label), deed=one.deed, chosen=one.chosen, do=self._do)
            )

    def _do(self, deed: Deed) -> None:
        if self.do is not None:
            self.do(deed)


class NotePiece(BoxLayout):
    """A sentence or two."""

    text = StringProperty("")
    tone = OptionProperty(Tone.PLAIN, options=list(Tone))


class PlotPiece(BoxLayout):
    """A title over a plot."""

    title = StringProperty("")

    def __init__(self, plot: Widget, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.plot = plot
        self.add_widget(plot)

    def show(self, trace: desk_view.Trace) -> None:
        """The next moment of a signal."""
        self.title = say(trace.title)
        self.plot.low, self.plot.high = trace.low, trace.high
        self.plot.samples = list(trace.samples)


class TrendPiece(BoxLayout):
    """How a measure moved: what it is, what its points mean, the ends of its scale."""

    title = StringProperty("")
    low = StringProperty("")
    high = StringProperty("")
    points = ListProperty()


class FigurePiece(BoxLayout):
    """The moving figure; the page moves it."""

    movement = StringProperty("")
    at_us = NumericProperty(0)


class PadPiece(BoxLayout):
    """Keys, what was typed, and going on with it."""

    prompt = StringProperty("")
    digits = BooleanProperty(True)
    secret = BooleanProperty(True)
    longest = NumericProperty(4)
    typed = StringProperty("")
    signs = ListProperty()
    deed = ObjectProperty(None, allownone=True)
    do = ObjectProperty(None, allownone=True)

    def send(self) -> None:
        """Hand over what was typed."""
        if self.typed and self.do is not None and self.deed is not None:
            self.do(Deed(self.deed.what, self.deed.about, self.typed))

    def on_typed(self, _piece: object, typed: str) -> None:
        """A PIN of four digits is complete by itself."""
        if self.secret and self.digits and len(typed) == self.longest == PIN_LENGTH:
            self.send()


def widget_of(piece: desk_view.Piece, do: Do) -> Widget:
    """The widget that draws a piece."""
    match piece:
        case desk_view.Tile():
            made: Widget = TilePiece(
                label=say(piece.title), icon=piece.icon, deed=piece.deed, do=do, tone=piece.tone
            )
        case desk_view.Row():
            made = RowPiece(deed=piece.deed, do=do, tone=piece.tone, icon=piece.icon)
            made.title, made.detail = say(piece.title), say(piece.detail)
            made.percent = -1.0 if piece.battery_pct is None else piece.battery_pct
        case desk_view.Stepper():
            made = StepperPiece(less=piece.less, more=piece.more, do=do)
            made.title, made.value = say(piece.title), say(piece.value)
            made.safe = say(piece.safe)
        case desk_view.Choice():
            made = ChoicePiece(title=say(piece.title), do=do)
            made.options = list(piece.options)
        case desk_view.Note():
            made = NotePiece(text=say(piece.text), tone=piece.tone)
        case desk_view.Trend():
            ends = (f"{end:.0f}{piece.unit}" for end in whole_span_of(piece.points))
            made = TrendPiece(title=say(piece.title), points=list(piece.points))
            made.low, made.high = ends
        case desk_view.Trace():
            scale = {"low": piece.low, "high": piece.high}
            made = PlotPiece(TracePlot(samples=list(piece.samples), **scale))
            made.title = say(piece.title)
        case desk_view.Figure():
            made = FigurePiece(movement=piece.movement)
        case desk_view.Pad():
            made = _pad(piece, do)
    return made


def _pad(piece: desk_view.Pad, do: Do) -> PadPiece:
    letters = LETTERS.get(tongue.language, LETTERS["en"])
    made = PadPiece(prompt=say(piece.prompt), digits=piece.digits, secret=piece.secret)
    made.deed, made.do, made.longest = piece.deed, do, piece.longest
    point = "." if piece.decimals else ""
    digits = [sign or point for sign in DIGITS]
    made.signs = digits if piece.digits else [*letters, " ", ERASE]
    made.typed = piece.start
    return made


load_rules(__file__)
