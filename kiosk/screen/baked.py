"""What stands still, drawn once into a texture: in software rendering every triangle of every frame
is paid for, and an icon of a thousand of them is then two."""

from collections.abc import Callable

from kivy.graphics import ClearBuffers, ClearColor, Fbo
from kivy.graphics.texture import Texture

from kiosk.screen.theme import Colour


def bake(size: tuple[int, int], ground: Colour, draw: Callable[[], None]) -> Texture:
    """What `draw` adds to a canvas, on this ground. A ground without alpha is right for drawings of
    its own colour alone: their smooth edges then keep it."""
    fbo = Fbo(size=size)
    with fbo:
        ClearColor(*ground)
        ClearBuffers()
        draw()
    fbo.draw()
    return plain(fbo.texture)


def plain(texture: Texture) -> Texture:
    """Takes the one nearest pixel: what lies on whole pixels needs no four to be mixed for each."""
    texture.min_filter = texture.mag_filter = "nearest"
    return texture
