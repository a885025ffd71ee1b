"""A drawing baked into a texture is the drawing."""

from kivy.graphics import Color, Rectangle

from kiosk.screen.baked import bake


def test_ground_and_drawing_are_where_they_were_put(hand: object) -> None:
    def draw() -> None:
        Color(1, 0, 0, 1)
        Rectangle(pos=(2, 1), size=(1, 1))

    pixels = bake((4, 3), (0, 0, 1, 1), draw).pixels
    red = [at for at in range(12) if pixels[4 * at : 4 * at + 3] == b"\xff\x00\x00"]
    assert red == [6]
    assert pixels.count(b"\x00\x00\xff\xff") == 11
