"""What is wrong with a screen, found in its tree and in its picture; nothing, if all is well.

No text larger than its box or smaller than it may be, no word broken in two or that its font cannot
write, nothing outside the window, no target too small or too close to another, no text without
contrast.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from kivy.core.text import Label as Writer
from kivy.uix.widget import Widget

from kiosk.screen import contrast
from kiosk.screen.page import Page
from kiosk.screen.shot import Picture
from kiosk.screen.target import PlainTarget
from kiosk.screen.text import Text
from kiosk.screen.theme import CAP_SHARE, theme

MOVING_CAP_MM = 6.4
STANDING_CAP_MM = 3.6
APART_MM = 10.0
"""Between two targets that a runner may hit."""
ROUNDING_PX = 1.5
NO_GLYPH = "\ufffe"
"""Belongs to nobody, so that every font draws its box for it."""


def faults(page: Page, picture: Picture | None = None) -> list[str]:
    """Everything that is wrong, each in one line; contrast is judged where there is a picture."""
    seen = list(visible(page))
    texts = [widget for widget in seen if isinstance(widget, Text) and widget.text.strip()]
    targets = [w for w in seen if isinstance(w, PlainTarget) and not w.disabled]
    found: list[str] = []
    for text in texts:
        found += _text_faults(text, page)
        found += _contrast_faults(text, picture) if picture else ()
    for target in targets:
        if min(target.size) < target.least_px - ROUNDING_PX:
            found.append(f"target {target.label!r} is {min(target.size):.0f} px small")
        found += _overflow_faults(target)
    for one, other in combinations(targets, 2):
        found += _gap_faults(one, other, page)
    return found


def visible(widget: Widget) -> Iterator[Widget]:
    """The widgets of a tree that somebody can see."""
    if widget.opacity == 0:
        return
    yield widget
    for child in widget.children:
        yield from visible(child)


def _text_faults(text: Text, page: Page) -> Iterator[str]:
    width, height = text.texture_size
    if width > text.width + ROUNDING_PX or height > text.height + ROUNDING_PX:
        box = f"{text.width:.0f}x{text.height:.0f}"
        yield f"{text.text!r} is {width}x{height} px in a box of {box}"
    broken = text.broken
    if broken:
        yield f"{text.text!r} breaks the word {broken!r}"
    cap_mm = text.font_size * CAP_SHARE / theme.mm
    least_mm = MOVING_CAP_MM if page.moving else STANDING_CAP_MM
    if cap_mm < least_mm - 0.05:
        yield f"{text.text!r} has capitals of {cap_mm:.1f} mm, less than {least_mm}"
    left, bottom = text.to_window(text.x, text.y)
    right, top = text.to_window(text.right, text.top)
    if min(left, bottom) < -ROUNDING_PX or right > page.width + 1 or top > page.height + 1:
        yield f"{text.text!r} is outside the window"
    unknown = [sign for sign in set(text.text) if not sign.isspace() and not writes(sign)]
    if unknown:
        yield f"{text.text!r} has signs that the font cannot write: {''.join(unknown)}"


def _overflow_faults(target: PlainTarget) -> Iterator[str]:
    """Nothing sticks out of what it was laid into: at the edge of a screen fingers miss it."""
    box = target.parent
    if not isinstance(box, Widget):
        return
    out = max(box.x - target.x, target.right - box.right, box.y - target.y, target.top - box.top)
    if out > ROUNDING_PX:
        yield f"target {target.label!r} sticks {out:.0f} px out of its box"


def _gap_faults(one: PlainTarget, other: PlainTarget, page: Page) -> Iterator[str]:
    apart_x = max(one.x, other.x) - min(one.right, other.right)
    apart_y = max(one.y, other.y) - min(one.top, other.top)
    gap = max(apart_x, apart_y)
    least = APART_MM * theme.mm if page.moving else 0
    if gap < least - ROUNDING_PX:
        yield f"targets {one.label!r} and {other.label!r} are {gap:.0f} px apart"


def _contrast_faults(text: Text, picture: Picture) -> Iterator[str]:
    left, bottom = text.to_window(text.x, text.y)
    box = (int(left), int(bottom), int(left + text.width), int(bottom + text.height))
    colours = picture.colours(*box)
    if not colours:
        return  # nothing of it is on the picture, which is a fault of its own
    ground = _channels(colours.most_common(1)[0][0])
    best = max(contrast.ratio(ground, _channels(colour)) for colour in colours)
    if best < contrast.LEAST:
        yield f"{text.text!r} has a contrast of {best:.1f}"


def _channels(colour: Sequence[int]) -> tuple[float, ...]:
    return tuple(channel / 255 for channel in colour)


@cache
def writes(sign: str) -> bool:
    """Whether the font has a glyph of its own for this sign."""
    return _drawn(sign) != _drawn(NO_GLYPH)


@cache
def _drawn(sign: str) -> bytes:
    writer = Writer(text=sign, font_size=40)
    writer.refresh()
    return bytes(writer.texture.pixels)
