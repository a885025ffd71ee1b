"""About, and the training card one tap on."""

from typing import Any

from kiosk.app.desk.about import shortened


def test_the_card_is_one_tap_away(staff: Any) -> None:
    staff.room.texts = {"Treadform": "1.2.3"}
    staff.comes_in()
    about = staff.goes("about")
    assert about.pieces[0].detail == "1.2.3"
    card = staff.goes("card")
    assert any("belt" in piece.title for piece in card.pieces)


def test_of_a_long_path_its_end_is_said() -> None:
    long = "/var/lib/kiosk/state/treadform/treadform.log"
    assert shortened(long) == "\N{HORIZONTAL ELLIPSIS}/treadform/treadform.log"
    assert shortened("/a/b") == "/a/b"
    assert shortened("1.0") == "1.0"
