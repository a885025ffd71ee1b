"""One thing looked at."""

from kiosk.cli.checkup.check import Verdict, bad, good, poor


def test_what_is_not_good_says_what_to_do() -> None:
    assert good("disk", "room").do == ""
    assert poor("disk", "little", "make room").verdict is Verdict.POOR
    assert bad("disk", "none", "make room").do == "make room"
