"""Each piece has a widget; a touch on it does its deed."""

from typing import Any

from kiosk.app.desk.shown import desk_pages
from kiosk.screen.staff.desk_view import Deed, Filled, Pad
from kiosk.screen.staff.pieces import PadPiece, say, widget_of


def test_every_piece_has_a_widget(hand: Any) -> None:
    for piece in (piece for view in desk_pages().values() for piece in view.pieces):
        assert widget_of(piece, lambda _deed: None) is not None, piece


def test_data_stays_and_messages_are_filled() -> None:
    assert say("Ana") == "Ana"
    assert say(Filled("{n} visits", (("n", "4"),))) == "4 visits"
    assert say("") == ""


def test_four_digits_are_a_pin(hand: Any) -> None:
    done: list[Deed] = []
    pad = widget_of(Pad("PIN", Deed("pin")), done.append)
    assert isinstance(pad, PadPiece)
    for digits in ("2", "25", "258", "2580"):
        pad.typed = digits
    assert done == [Deed("pin", value="2580")]


def test_a_name_is_sent_by_its_button(hand: Any) -> None:
    done: list[Deed] = []
    pad = widget_of(Pad("Name", Deed("name"), False, 12, False), done.append)
    assert isinstance(pad, PadPiece)
    pad.send()
    pad.typed = "INES"
    assert done == []
    pad.send()
    assert done == [Deed("name", value="INES")]
