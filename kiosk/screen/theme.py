"""Colours, the scale of type and of distances: the one place that says how Treadform looks.

Sizes are in units (see `Panel.unit`): millimetres on a 10.1 inch panel that grow with larger ones.
Cap heights of text follow from the distance it is read at (README.md here).
"""

from kivy.event import EventDispatcher
from kivy.properties import (
    AliasProperty,
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
)

from kiosk.screen.panel import Panel

CAP_SHARE = 0.711
"""Cap height of Roboto over its font size."""

Colour = tuple[float, float, float, float]


def colour(code: str, alpha: float = 1.0) -> Colour:
    """Channels from 0 to 1 of `#RRGGBB`."""
    red, green, blue = (int(code[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue, alpha


def _type(cap_mm: float, *, grows: bool = True) -> AliasProperty:
    """Font size in pixels of text whose capitals are so many units high."""

    def size(theme: "Theme") -> float:
        scale = theme.text_scale if grows else 1.0
        return cap_mm / CAP_SHARE * float(theme.u * scale)

    return AliasProperty(size, None, bind=["panel", "text_scale"])


TEXT_SCALES = (1.0, 1.15, 1.3)


class Theme(EventDispatcher):
    """Bound to by every rule: a change of panel or text size moves the whole screen."""

    ground = colour("#090D12")
    raised = colour("#151D26")
    shade = colour("#5B6B7A")
    """What lies behind: the far side of a figure. Never text."""
    track = colour("#273441")
    ink = colour("#F5F8FA")
    quiet = colour("#AEBCC9")
    accent = colour("#56B4E9")
    """In the band, and everything that leads on."""
    adjust = colour("#E69F00")
    """Outside the band."""
    stop = colour("#A8071A")
    """Stop, and nothing else."""
    on_accent = colour("#05131D")

    panel = ObjectProperty(Panel())
    text_scale = NumericProperty(1.0)
    """1.0 to 1.3, a person's choice."""
    units = OptionProperty("km/h", options=["km/h", "mph"])
    """In which speeds are shown."""
    brightness = NumericProperty(1.0)
    """Of everything, from the settings; below 1 a sheet dims the whole window."""
    reduce_motion = BooleanProperty(False)

    def _unit(self) -> float:
        return float(self.panel.unit)

    def _mm(self) -> float:
        return float(self.panel.mm)

    def _portrait(self) -> bool:
        return bool(self.panel.portrait)

    u = AliasProperty(_unit, None, bind=["panel"])
    """Pixels in one unit."""
    mm = AliasProperty(_mm, None, bind=["panel"])
    """Pixels in one real millimetre."""
    portrait = AliasProperty(_portrait, None, bind=["panel"])

    # Running, at 1 m and from the mat at 2 m.
    number = _type(24.0)
    cue = _type(12.5)
    moving = _type(6.5)
    # Standing at the kiosk.
    display = _type(13.0)
    title = _type(8.0)
    body = _type(5.0)
    small = _type(3.8)
    # What text may shrink to where its box is too small; it does not grow with a person's choice.
    cue_least = _type(9.5, grows=False)
    small_least = _type(3.8, grows=False)

    def _moving(self) -> float:
        return max(40.0 * self.mm, 26.0 * self.u)

    def _standing(self) -> float:
        return max(16.0 * self.mm, 16.0 * self.u)

    def _moving_least(self) -> float:
        return 6.5 / CAP_SHARE * self.mm

    moving_least = AliasProperty(_moving_least, None, bind=["panel"])
    """Font size of the smallest text a runner can read: capitals of 22 arc minutes at 1 m."""
    touch_moving = AliasProperty(_moving, None, bind=["panel"])
    """Side of a target for a runner, in pixels: at least 40 mm."""
    touch_standing = AliasProperty(_standing, None, bind=["panel"])
    """Side of a target for somebody who stands: at least 15 mm."""


theme = Theme()
