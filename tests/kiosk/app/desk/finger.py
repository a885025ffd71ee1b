"""A finger at the desk: touches what bears a word, on whichever leaf it lies."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.coaching.view import View
from kiosk.screen import window
from kiosk.screen.panel import Panel
from kiosk.screen.staff.desk_view import Words
from kiosk.words.catalogue import load

window.prepare(Panel(), offscreen=True)


class Finger:
    """Touches what bears a word, and turns the leaf where it is not on this one."""

    def __init__(
        self,
        staff: Any,
        language: str,
        view: Callable[[], View] | None = None,
        intend: Callable[..., None] = lambda *_asked: None,
    ) -> None:
        from kiosk.screen.app import KioskScreen

        self.staff, self.say = staff, load(language).gettext
        self.screen = KioskScreen(
            *(view or (lambda: staff.kiosk), intend, Panel()),
            now_us=lambda: staff.kiosk.at_us,
            languages={language: self.say},
            language=language,
            desk=staff.counter,
        )
        self.screen.open()

    def settle(self) -> None:
        self.staff.counter.settle()
        self.staff.kiosk = replace(self.staff.kiosk, at_us=self.staff.kiosk.at_us + 1_000_000)
        self.screen.pump(2)
        self.staff.kiosk = replace(self.staff.kiosk, at_us=self.staff.kiosk.at_us + 1_000_000)
        self.screen.pump(2)

    def touch(self, *words: str) -> None:
        for word in words:
            self._touch(self._find(word))

    def type(self, signs: str) -> None:
        from kiosk.screen.pads import Key

        for sign in signs:
            keys = [w for w in self.screen.page.walk() if isinstance(w, Key) and w.sign == sign]
            self._touch(keys[0])

    def icon(self, name: str) -> None:
        found = [w for w in self.screen.page.walk() if getattr(w, "icon", "") == name]
        self._touch(next(w for w in found if hasattr(w, "on_tap") and not w.disabled))

    def says(self, words: Words) -> bool:
        """Whether it can be read now."""
        from kiosk.screen.staff.pieces import say

        wanted = say(words)
        return any(getattr(widget, "text", "") == wanted for widget in self.screen.page.walk())

    def has(self, word: str) -> bool:
        """Whether something on this leaf bears the word and can be touched."""
        return bool(self._bearing(word))

    def tap_any(self, *words: str) -> None:
        """What a member does who ticks and goes on: the first of these that is there."""
        for widget in (found for word in words for found in self._bearing(word)):
            if not getattr(widget, "ticked", False):
                self._touch(widget)
                return

    def _bearing(self, word: str) -> list[Any]:
        page, wanted = self.screen.page, self.say(word)
        return [
            widget
            for widget in page.walk()
            if (getattr(widget, "label", "") or getattr(widget, "title", "")) == wanted
            and widget is not page
            and not widget.disabled
        ]

    def _find(self, word: str) -> Any:
        page = self.screen.page
        for _ in range(int(getattr(page, "leaves", 1))):
            for widget in self._bearing(word):
                return widget
            if hasattr(page, "turn"):
                page.turn()
            self.screen.pump(2)
        raise AssertionError(f"{self.say(word)!r} is not on {self.staff.counter.view() or page}")

    def _touch(self, widget: Any) -> None:
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(*widget.to_window(*widget.center))
        touch.touch_down()
        touch.touch_up()
        self.settle()
