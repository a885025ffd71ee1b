"""One window a process, offscreen, pumped by hand: no loop, no sleeps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from kiosk.coaching.view import Intent, Phase, View
from kiosk.gait.measures import Live
from kiosk.screen import window
from kiosk.screen.panel import Panel

window.prepare(Panel(), offscreen=True)  # before anything here imports Kivy

START_US = 5_000_000
SETTLED_US = 1_000_000


@pytest.fixture(scope="module", autouse=True)
def _unpaced() -> Iterator[None]:
    """No frame waits for its turn; tests that wait for a real device are paced."""
    from kivy.clock import Clock

    paced_fps, Clock._max_fps = Clock._max_fps, 0.0
    yield
    Clock._max_fps = paced_fps


@pytest.fixture(autouse=True)
def _english() -> None:
    """Whatever language the test before it left on the tongue, of this folder or another."""
    from kiosk.screen.language import as_written, tongue

    tongue.speak(as_written)


class Hand:
    """Holds the View, counts the intents, and has a finger."""

    def __init__(self, panel: Panel) -> None:
        from kiosk.screen.app import KioskScreen

        self.view = View(START_US, Phase.WELCOME, "Welcome", Live(START_US))
        self.asked: list[tuple[Intent, float | None]] = []
        self.screen = KioskScreen(
            lambda: self.view, lambda intent, value: self.asked.append((intent, value)), panel
        )
        self.screen.open()

    @property
    def page(self) -> Any:
        return self.screen.page

    def show(self, *, settle: bool = True, **changes: Any) -> Any:
        """Change the View, draw it, and let the page settle; Live stays as fresh as it was."""
        self.view = replace(self.view, **changes)
        self.screen.pump(3)
        if settle:
            self.wait(SETTLED_US)
        return self.page

    def wait(self, passed_us: int) -> None:
        """Let kiosk time pass."""
        live = replace(self.view.live, at_us=self.view.live.at_us + passed_us)
        self.view = replace(self.view, at_us=self.view.at_us + passed_us, live=live)
        self.screen.pump(3)

    def tap(self, widget: Any) -> None:
        """Put a finger on the middle of a widget and take it away."""
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(*widget.to_window(*widget.center))
        touch.touch_down()
        self.screen.pump(2)
        touch.touch_up()
        self.screen.pump(2)

    def target(self, label: str) -> Any:
        """The button that bears this word, as it is written."""
        from kiosk.screen.target import Target

        found = [
            w for w in self.page.walk() if isinstance(w, Target) and w.label == label and w.opacity
        ]
        assert len(found) == 1, f"{len(found)} targets say {label}"
        return found[0]

    def texts(self) -> list[str]:
        """Everything that can be read now."""
        from kiosk.screen.text import Text

        return [w.text for w in self.page.walk() if isinstance(w, Text) and w.text]


@pytest.fixture
def hand_on() -> Iterator[Callable[[Panel], Hand]]:
    """A kiosk's screen on any panel; closed afterwards."""
    opened: list[Hand] = []

    def open_on(panel: Panel) -> Hand:
        opened.append(Hand(panel))
        return opened[-1]

    yield open_on
    for hand in opened:
        hand.screen.close()


@pytest.fixture
def hand(hand_on: Callable[[Panel], Hand]) -> Hand:
    """On the small panel."""
    return hand_on(Panel())
