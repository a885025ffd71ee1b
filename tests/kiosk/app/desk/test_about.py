"""About, and the training card one tap on."""

from typing import Any


def test_the_card_is_one_tap_away(staff: Any) -> None:
    staff.room.texts = {"Treadform": "1.2.3"}
    staff.comes_in()
    about = staff.goes("about")
    assert about.pieces[0].detail == "1.2.3"
    card = staff.goes("card")
    assert any("belt" in piece.title for piece in card.pieces)
