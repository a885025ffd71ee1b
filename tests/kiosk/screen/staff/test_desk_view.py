"""Words with places for values."""

from kiosk.screen.staff.desk_view import Deed, Filled, filled


def test_values_go_into_their_places() -> None:
    assert filled("{n} visits", n="4") == Filled("{n} visits", (("n", "4"),))


def test_what_was_typed_is_never_in_a_log() -> None:
    assert "2580" not in repr(Deed("pin", value="2580"))
