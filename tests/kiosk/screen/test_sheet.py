"""A sheet of components: each over its name, and whatever is touched, the next page follows."""

from collections.abc import Callable, Iterator

import pytest
from kivy.tests.common import UnitTestTouch

from kiosk.coaching.view import Intent
from kiosk.screen.icons import Icon
from kiosk.screen.page import SETTLED_US
from kiosk.screen.panel import PANELS
from kiosk.screen.sheet import Caption, Sheet
from kiosk.screen.theme import theme

Made = Callable[[str], tuple[Sheet, list[object]]]


@pytest.fixture
def made() -> Iterator[Made]:
    panel = theme.panel

    def make(size: str) -> tuple[Sheet, list[object]]:
        theme.panel, asked = PANELS[size], list[object]()
        cells = [(name, Icon(name=name)) for name in ("stop", "skip", "go")]
        sheet = Sheet(lambda intent, _value: asked.append(intent), "Icons", 4, lambda: cells)
        return sheet, asked

    yield make
    theme.panel = panel


def test_each_stands_over_its_name(made: Made) -> None:
    sheet, _asked = made("1280x800")
    captions = [one for one in sheet.walk() if isinstance(one, Caption)]
    assert [one.caption for one in captions] == ["stop", "skip", "go"]
    for one in captions:
        icon = next(child for child in one.children if isinstance(child, Icon))
        assert icon.name == one.caption


def test_half_as_many_lie_side_by_side_in_portrait(made: Made) -> None:
    assert [made(size)[0].across for size in ("1280x800", "1080x1920")] == [4, 2]


def test_a_touch_anywhere_goes_on(made: Made) -> None:
    sheet, asked = made("1280x800")
    sheet._appeared_us, sheet._at_us = 0, SETTLED_US
    assert sheet.on_touch_down(UnitTestTouch(1, 1))
    assert asked == [Intent.DONE]
