"""What the member and the visit's record are told of a hand at the console."""

import pytest

from kiosk.app.console_news import AGAIN_US, TAKEN_BACK, ConsoleNews
from kiosk.devices.sample import AtConsole, BeltEvent


def notes(*events: tuple[int, AtConsole]) -> list[str]:
    news = ConsoleNews()
    for at_us, what in events:
        news.hear(BeltEvent(at_us, what))
    told = [note for note, _ in news.take()]
    assert news.take() == [], "once"
    return told


def test_a_key_a_stop_and_a_pause_are_told() -> None:
    seen = [(0, AtConsole.KEY), (1, AtConsole.STOPPED), (2, AtConsole.PAUSED)]
    assert notes(*seen) == ["belt_key", "belt_stopped", "belt_paused"]


@pytest.mark.parametrize("what", [AtConsole.STARTED, AtConsole.SPEED, AtConsole.TAKEN])
def test_what_the_belt_shows_by_itself_is_not_told_twice(what: AtConsole) -> None:
    assert notes((0, what)) == []


def test_a_belt_that_repeats_itself_is_heard_once() -> None:
    said = AtConsole.STOPPED
    assert notes((0, said), (1_000_000, said), (AGAIN_US, said)) == ["belt_stopped"]
    assert notes((0, said), (AGAIN_US + 1, said)) == ["belt_stopped"] * 2


def test_a_belt_that_was_taken_back_is_told_unless_it_is_known_why() -> None:
    news = ConsoleNews()
    news.taken_back("back", 0)
    news.hear(BeltEvent(1, AtConsole.TAKEN))
    news.taken_back("again", 2)
    news.hear(BeltEvent(3, AtConsole.STOPPED))
    news.taken_back("no more", 4)
    said = [note for note, _words in news.take()]
    assert said == [TAKEN_BACK, TAKEN_BACK, "belt_stopped"]
