"""Staff at the kiosk by touches alone, in every language: set-up, editor, pods, members, lock."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.screen import window
from kiosk.screen.panel import Panel
from kiosk.words.catalogue import languages, load

window.prepare(Panel(), offscreen=True)


class Finger:
    """Touches what bears a word, and turns the leaf where it is not on this one."""

    def __init__(self, staff: Any, language: str) -> None:
        from kiosk.screen.app import KioskScreen

        self.staff, self.say = staff, load(language).gettext
        self.screen = KioskScreen(
            *(lambda: staff.kiosk, lambda *_asked: None, Panel()),
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

    def _find(self, word: str) -> Any:
        page, wanted = self.screen.page, self.say(word)
        for _ in range(int(getattr(page, "leaves", 1))):
            for widget in page.walk():
                label = getattr(widget, "label", "") or getattr(widget, "title", "")
                if label == wanted and widget is not page and not widget.disabled:
                    return widget
            page.turn()
            self.screen.pump(2)
        raise AssertionError(f"{wanted!r} is not on {page.desk}")

    def _touch(self, widget: Any) -> None:
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(*widget.to_window(*widget.center))
        touch.touch_down()
        touch.touch_up()
        self.settle()


@pytest.mark.parametrize("language", languages())
def test_a_manager_sets_up_edits_cares_and_leaves(staff: Any, language: str) -> None:
    finger = Finger(staff, language)
    try:
        finger.settle()
        finger.icon("lock")
        finger.touch("Go on")
        finger.type("INES")
        finger.touch("Go on")
        finger.type("2580")
        finger.type("2580")
        finger.touch(*["Go on"] * 6)
        assert staff.counter.view().name == "home"
        finger.touch("Programs", "express", "Add an exercise", "Tall reach", "Publish")
        assert staff.room.shelf.current("express") == 1
        finger.icon("back")
        finger.icon("back")
        finger.touch("Pods", "pod left", "Upper back", "Undo")
        finger.icon("back")
        finger.icon("back")
        finger.touch("Settings", "mph")
        assert staff.settings.get("kiosk.units") == "mph"
        finger.icon("lock")
        assert staff.counter.view() is None
    finally:
        finger.screen.close()
