"""The one page of the desk: a head, as many pieces as fit, what can be done, a way back."""

from collections.abc import Callable

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.coaching.view import View
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.screen.staff import desk_view
from kiosk.screen.staff.desk_view import BACK, LEAVE, UNDO, Action, Deed, DeskView, Pad, Tile, Trace
from kiosk.screen.staff.pieces import (
    ActionTarget,
    FigurePiece,
    PlotPiece,
    RowPiece,
    say,
    widget_of,
)
from kiosk.screen.text import alike
from kiosk.screen.theme import theme
from kiosk.words import N_

TILES_ACROSS, MANY_ACROSS, MANY = 3, 5, 10
"""Ten tiles fill two rows; fewer lie in three columns."""
PAGE_OF = N_("{n} of {count}")


class DeskPage(Page):
    """Shown one DeskView after the other; hands on deeds. What does not fit lies one tap on."""

    title = StringProperty("")
    who = StringProperty("")
    problem = StringProperty("")
    undo = StringProperty("")
    can_back = BooleanProperty(False)
    signed_in = BooleanProperty(False)
    step = ListProperty([0, 0])
    leaf = NumericProperty(0)
    """Which part of the pieces is shown, from 0."""
    leaves = NumericProperty(1)

    def __init__(self, do: Callable[[Deed], None], **kwargs: object) -> None:
        self._do = do
        self.desk: DeskView | None = None
        self._laid_out: dict[int, Widget] = {}
        self._match = Clock.create_trigger(lambda _dt: self._alike())
        super().__init__(lambda *_asked: None, **kwargs)
        self.ids.pieces.bind(size=lambda *_size: self._lay_out())

    def show_desk(self, desk: DeskView, at_us: int) -> None:
        """Draw this moment of the desk; nothing is touched where nothing changed."""
        if self._appeared_us is None:
            self._appeared_us = at_us
        self._at_us = at_us
        for figure in self.ids.pieces.children:
            if isinstance(figure, FigurePiece):
                figure.at_us = at_us
        if desk == self.desk:
            return
        before, self.desk = self.desk, desk
        if before is None or before.name != desk.name:
            self.leaf, self._appeared_us = 0, at_us
        self.title, self.problem = say(desk.title), say(desk.problem)
        self.undo, self.can_back = say(desk.undo), desk.back
        self.who = " · ".join(part for part in (desk.who, say(desk.role)) if part)
        self.signed_in, self.step = bool(desk.who), list(desk.step or (0, 0))
        if before is not None and before.name == desk.name and self._only_moves(before.pieces):
            self._move_on()
        else:
            self._lay_out()
        self._lay_actions(desk.actions)

    def show(self, view: View, at_us: int) -> None:
        """The visit's View says nothing here."""

    def do(self, deed: Deed) -> None:
        """Hand a deed on, unless it came too soon after the page to be meant."""
        if self.shown_us >= SETTLED_US:
            self._do(deed)

    def go_back(self) -> None:
        """One page back."""
        self.do(BACK)

    def lock(self) -> None:
        """Sign out."""
        self._do(LEAVE)

    def take_back(self) -> None:
        """Undo what was just done."""
        self._do(UNDO)

    def turn(self) -> None:
        """The next part of the pieces, and after the last the first."""
        self.leaf = (self.leaf + 1) % max(self.leaves, 1)
        self._lay_out()

    def leave(self) -> None:
        """The next one begins at the top."""
        super().leave()
        self.desk = None

    def _only_moves(self, before: tuple[desk_view.Piece, ...]) -> bool:
        """Whether nothing but the traces is another."""
        now = self.desk.pieces if self.desk else ()
        return len(before) == len(now) and all(
            was == piece or (isinstance(was, Trace) and isinstance(piece, Trace))
            for was, piece in zip(before, now, strict=True)
        )

    def _move_on(self) -> None:
        for number, widget in self._laid_out.items():
            piece = self.desk.pieces[number] if self.desk else None
            if isinstance(piece, Trace) and isinstance(widget, PlotPiece):
                widget.show(piece)

    def _lay_out(self) -> None:
        self._laid_out = {}
        box = self.ids.pieces
        box.clear_widgets()
        if self.desk is None or box.height < 10:
            return
        pieces = self.desk.pieces
        if pieces and all(isinstance(piece, Tile) for piece in pieces):
            self.leaves = 1
            self._lay_tiles(pieces)
            return
        widgets = [widget_of(piece, self.do) for piece in pieces]
        parts = packed([_height(w, p) for w, p in zip(widgets, pieces, strict=True)], box.height)
        self.leaves = max(len(parts), 1)
        self.leaf = min(self.leaf, self.leaves - 1)
        for number in parts[int(self.leaf)] if parts else ():
            box.add_widget(widgets[number])
            self._laid_out[number] = widgets[number]
            if isinstance(widgets[number], RowPiece):
                widgets[number].ids.words.fbind("size", self._match)
        if not any(isinstance(piece, Pad) for piece in pieces):
            box.add_widget(Widget())

    def _alike(self) -> None:
        """Rows weigh the same, and so do deeds, however long the words of one are."""
        rows = [w.ids.words for w in self._laid_out.values() if isinstance(w, RowPiece)]
        alike(rows, theme.body)
        alike([one.ids.words for one in self.ids.actions.children], 1.15 * theme.body)

    def _lay_tiles(self, pieces: tuple[desk_view.Piece, ...]) -> None:
        from kivy.uix.gridlayout import GridLayout

        wide = MANY_ACROSS if len(pieces) >= MANY else TILES_ACROSS
        across = 2 if theme.portrait else wide
        grid = GridLayout(cols=across, spacing=4 * theme.u)
        for piece in pieces:
            grid.add_widget(widget_of(piece, self.do))
        self.ids.pieces.add_widget(grid)

    def _lay_actions(self, actions: tuple[Action, ...]) -> None:
        slot = self.ids.actions
        slot.clear_widgets()
        for one in actions:
            made = ActionTarget(label=say(one.label), icon=one.icon, deed=one.deed, do=self.do)
            if one.leading:
                made.fill, made.ink = theme.accent, theme.on_accent
            made.ids.words.fbind("size", self._match)
            slot.add_widget(made)


SETTLED_US = 250_000


def packed(heights: list[float], room: float) -> list[list[int]]:
    """Which pieces go onto which part, in order; what is taller than the room has one to itself."""
    parts: list[list[int]] = []
    left = 0.0
    for number, height in enumerate(heights):
        if parts and height <= left:
            parts[-1].append(number)
            left -= height
        else:
            parts.append([number])
            left = room - height
    return parts


def _height(widget: Widget, piece: desk_view.Piece) -> float:
    gap = 3 * theme.u
    return 0.0 if isinstance(piece, Pad) else float(widget.height) + gap


load_rules(__file__)
