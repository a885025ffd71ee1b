"""What a finger may hit: one tap, on touch down, nothing held, nothing twice."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screen.rules import load_rules


class PlainTarget(BoxLayout):
    """Acts when the finger lands: a runner cannot aim twice. What lies in it is its own affair."""

    label = StringProperty("")
    fill = ColorProperty((0, 0, 0, 1))
    ink = ColorProperty((1, 1, 1, 1))
    pressed = BooleanProperty(False)
    least_px = NumericProperty(0.0)
    """The smallest side it may ever have; checked on every picture."""
    __events__ = ("on_tap",)

    def on_touch_down(self, touch: object) -> bool:
        """Take a touch that lands inside."""
        if self.disabled or not self.collide_point(*touch.pos):  # type: ignore[attr-defined]
            return False
        touch.grab(self)  # type: ignore[attr-defined]
        self.pressed = True
        self.dispatch("on_tap")
        return True

    def on_touch_up(self, touch: object) -> bool:
        """Let go of the look."""
        if touch.grab_current is not self:  # type: ignore[attr-defined]
            return False
        touch.ungrab(self)  # type: ignore[attr-defined]
        self.pressed = False
        return True

    def on_tap(self) -> None:
        """Bound to by the screens."""


class Target(PlainTarget):
    """A button with an icon and a word."""

    icon = StringProperty("")
    wide = BooleanProperty(False)
    icon_px = NumericProperty(0.0)
    standing = BooleanProperty(False)
    """Only ever hit by somebody who stands: its word may be smaller."""
    words_px = NumericProperty(0.0)
    """Size of its word where it should be larger than usual."""


load_rules(__file__)
