"""Text that fits: whole words, all lines, never below its least size."""

import pytest

from kiosk.screen.text import Text


def text(words: str, width: float, height: float, **more: object) -> Text:
    label = Text(text=words, size=(width, height), **more)
    label.wanted, label.least = 60, 20
    label.texture_update()
    return label


def test_it_takes_the_size_it_wants_where_there_is_room() -> None:
    assert text("Stop", 400, 200).font_size == 60


@pytest.mark.parametrize("words", ["Push the ground behind you.", "Desaceleraciones"])
@pytest.mark.parametrize("width", [180, 260, 400])
def test_it_shrinks_until_every_word_and_line_is_inside(words: str, width: float) -> None:
    label = text(words, width, 120)
    assert label.texture_size[0] <= width
    assert label.texture_size[1] <= 120
    assert 20 <= label.font_size < 60 or width == 400


def test_it_never_goes_below_its_least_size() -> None:
    assert text("A very long sentence that cannot fit in here at all", 60, 30).font_size == 20


def test_balanced_lines_are_about_as_long_as_each_other() -> None:
    words = "Loose hands, loose jaw, and so on"
    wide, even = text(words, 600, 300), text(words, 600, 300, balanced=True)
    assert even.texture_size[1] == wide.texture_size[1]
    assert even.texture_size[0] < wide.texture_size[0]


def test_nothing_to_say_takes_no_time() -> None:
    assert text("", 600, 300, balanced=True).text == ""
