"""An icon is a texture in its own colour, drawn once."""

from kiosk.screen.icons import picture_of
from kiosk.screen.theme import theme


def test_an_icon_keeps_its_colour_to_its_smooth_edge(hand: object) -> None:
    pixels = picture_of("stop", 40, theme.accent, 2.4).pixels
    wanted = [round(255 * channel) for channel in theme.accent[:3]]
    seen = [pixels[at : at + 4] for at in range(0, len(pixels), 4)]
    edges = [one for one in seen if 0 < one[3] < 255]
    assert edges
    assert all(abs(a - b) <= 2 for one in seen for a, b in zip(one, wanted, strict=False))


def test_the_same_icon_is_drawn_once(hand: object) -> None:
    assert picture_of("tick", 33, theme.ink, 2.4) is picture_of("tick", 33, theme.ink, 2.4)
