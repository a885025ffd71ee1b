"""One thing looked at."""

from kiosk.app.checkup.check import Verdict, bad, good, in_english, poor
from kiosk.screen.staff.desk_view import filled


def test_what_is_not_good_says_what_to_do() -> None:
    assert good("disk", "room").do == ""
    assert poor("disk", "little", "make room").verdict is Verdict.POOR
    assert bad("disk", "none", "make room").do == "make room"


def test_a_terminal_says_it_in_english() -> None:
    inner = "no bus"
    assert in_english(filled("{what} of {n}", what=inner, n="2")) == "no bus of 2"
    assert in_english("as it is") == "as it is"
