"""The checks find what they are for: each fault is made, and named."""

from pathlib import Path
from typing import Any

import pytest
from kivy.uix.floatlayout import FloatLayout

from kiosk.coaching.view import Phase
from kiosk.screen.checks import faults, visible, writes
from kiosk.screen.target import Target
from kiosk.screen.text import Text
from kiosk.screen.theme import theme


def found(hand: Any, tmp_path: Path) -> str:
    """Every fault of the page that is up."""
    picture = hand.screen.picture(tmp_path / "picture.png")
    return "\n".join(faults(hand.page, picture))


def put(hand: Any, **traits: Any) -> Text:
    """A text on the page, in the middle."""
    text = Text(size_hint=(None, None), size=(600, 200), pos=(300, 300))
    hand.page.add_widget(text)
    for name, value in traits.items():
        setattr(text, name, value)
    return text


@pytest.fixture
def blank(hand: Any) -> Any:
    """A page with nothing on it."""
    hand.show(phase=Phase.READY)
    hand.page.clear_widgets()
    return hand


def test_a_good_text_has_no_fault(blank: Any, tmp_path: Path) -> None:
    put(blank, text="Stand tall")
    assert found(blank, tmp_path) == ""


@pytest.mark.parametrize(
    ("traits", "fault"),
    [
        ({"text": "Far too long " * 9, "size": (200, 60)}, "px in a box of 200x60"),
        ({"text": "Tiny", "wanted": 8, "least": 8}, "has capitals of"),
        ({"text": "Outside", "pos": (1000, 300)}, "is outside the window"),
        ({"text": "Right \u2192 there"}, "signs that the font cannot write: \u2192"),
        ({"text": "Pale", "color": (0.2, 0.2, 0.2, 1)}, "has a contrast of"),
    ],
)
def test_each_fault_of_a_text_is_found(
    blank: Any, tmp_path: Path, traits: dict[str, Any], fault: str
) -> None:
    put(blank, **traits)
    assert fault in found(blank, tmp_path)


def test_small_and_crowded_targets_are_found(blank: Any, tmp_path: Path) -> None:
    blank.page.moving = True
    for left in (200, 360):
        target = Target(pos=(left, 300), size_hint=(None, None))
        blank.page.add_widget(target)
        target.size, target.least_px = (150, 150), 40 * theme.mm
    told = found(blank, tmp_path)
    assert "is 150 px small" in told
    assert "are 10 px apart" in told


def test_a_target_that_sticks_out_of_its_box_is_found(blank: Any, tmp_path: Path) -> None:
    box = FloatLayout(pos=(200, 200), size=(400, 200), size_hint=(None, None))
    blank.page.add_widget(box)
    target = Target(label="Out", pos=(450, 220), size_hint=(None, None), size=(170, 100))
    box.add_widget(target)
    assert "'Out' sticks 20 px out of its box" in found(blank, tmp_path)
    target.size = (150, 100)
    assert found(blank, tmp_path) == ""


def test_what_nobody_sees_is_not_judged() -> None:
    box = FloatLayout()
    box.add_widget(Text(text="seen"))
    hidden = FloatLayout(opacity=0)
    hidden.add_widget(Text(text="not seen"))
    box.add_widget(hidden)
    assert [w.text for w in visible(box) if isinstance(w, Text)] == ["seen"]


@pytest.mark.parametrize("sign", list("Aé\u00f1\u00bf\u00a1\u2248\u2013%:"))
def test_the_font_writes_what_the_languages_need(sign: str) -> None:
    assert writes(sign)


@pytest.mark.parametrize("sign", list("\u2192\u2713\u4e2d"))
def test_it_is_known_what_the_font_cannot_write(sign: str) -> None:
    assert not writes(sign)


def test_a_word_broken_in_two_is_found(blank: Any, tmp_path: Path) -> None:
    put(blank, text="Velocidad", width=60)
    assert "breaks the word 'Velocidad'" in found(blank, tmp_path)
