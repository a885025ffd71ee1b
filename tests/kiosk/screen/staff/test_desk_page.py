"""The desk's page: what does not fit is one tap on, and too early a touch is not meant."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.screen.app import KioskScreen
from kiosk.screen.pads import Key
from kiosk.screen.panel import Panel
from kiosk.screen.staff.desk_page import packed
from kiosk.screen.staff.desk_view import BACK, LEAVE, Deed, DeskView, Pad, Row, Trace
from kiosk.screen.staff.pieces import PlotPiece

ROWS = tuple(Row(f"Row {n}", deed=Deed("open", str(n))) for n in range(20))


class Desk:
    def __init__(self) -> None:
        self.shown: DeskView | None = None
        self.done: list[Deed] = []

    def view(self) -> DeskView | None:
        return self.shown

    def do(self, deed: Deed) -> None:
        self.done.append(deed)


def at_desk(hand: Any, shown: DeskView) -> tuple[Any, Desk]:
    desk = Desk()
    hand.screen.close()
    hand.screen = KioskScreen(lambda: hand.view, lambda *_asked: None, Panel(), desk=desk)
    hand.screen.open()
    desk.shown = shown
    hand.show()
    return hand, desk


@given(st.lists(st.floats(1, 50), max_size=30), st.floats(50, 100))
def test_every_piece_is_on_one_part_in_order(heights: list[float], room: float) -> None:
    parts = packed(heights, room)
    assert [number for part in parts for number in part] == list(range(len(heights)))
    assert all(sum(heights[number] for number in part) <= room + 1e-9 for part in parts)


def test_what_does_not_fit_is_one_tap_on(hand: Any) -> None:
    hand, _desk = at_desk(hand, DeskView("rows", "Rows", ROWS))
    first = {text for text in hand.texts() if text.startswith("Row ")}
    assert hand.page.leaves > 1
    hand.page.turn()
    hand.screen.pump(2)
    second = {text for text in hand.texts() if text.startswith("Row ")}
    assert not first & second


def test_touches_come_back_as_deeds(hand: Any) -> None:
    hand, desk = at_desk(hand, DeskView("rows", "Rows", ROWS[:2], who="Ines"))
    row = next(
        w
        for w in hand.page.walk()
        if getattr(w, "deed", None) == ROWS[0].deed and hasattr(w, "on_tap")
    )
    hand.tap(row)
    hand.page.go_back()
    hand.page.lock()
    assert desk.done == [ROWS[0].deed, BACK, LEAVE]


def test_the_welcome_leads_in_and_out_again(hand: Any) -> None:
    hand, desk = at_desk(hand, DeskView("rows", "Rows", ROWS[:2]))
    assert hand.page.desk is not None
    desk.shown = None
    hand.show()
    assert hand.page.has_desk
    hand.page.open_desk()
    assert desk.done == [Deed("open")]


def test_a_new_page_begins_at_its_top(hand: Any) -> None:
    hand, desk = at_desk(hand, DeskView("rows", "Rows", ROWS))
    hand.page.turn()
    desk.shown = replace(desk.shown, name="others")
    hand.show()
    assert hand.page.leaf == 0


def test_a_trace_moves_on_without_a_new_widget(hand: Any) -> None:
    def signals(*values: float) -> DeskView:
        return DeskView("signals", "Signals", (Trace(f"now {values[-1]}", values, 0.0, 4.0),))

    hand, desk = at_desk(hand, signals(1.0, 2.0))
    (before,) = [w for w in hand.page.walk() if isinstance(w, PlotPiece)]
    desk.shown = signals(1.0, 2.0, 3.0)
    hand.show()
    (after,) = [w for w in hand.page.walk() if isinstance(w, PlotPiece)]
    assert after is before
    assert list(after.plot.samples) == [1.0, 2.0, 3.0]
    assert "now 3.0" in hand.texts()
    desk.shown = DeskView("signals", "Signals", (Row("Silence"),))
    hand.show()
    assert not [w for w in hand.page.walk() if isinstance(w, PlotPiece)]


def test_a_number_may_have_a_point(hand: Any) -> None:
    for decimals in (False, True):
        pad = Pad("How fast?", Deed("number"), secret=False, decimals=decimals)
        hand, _desk = at_desk(hand, DeskView(f"pad {decimals}", "Pad", (pad,)))
        signs = {w.sign for w in hand.page.walk() if isinstance(w, Key)}
        assert ("." in signs) is decimals
