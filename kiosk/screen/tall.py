"""Standing tall and still: a figure straightens up along a plumb line while the sensors settle."""

from math import cos, sin

from kivy.graphics import Color
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.body.activity import Activity
from kiosk.coaching.view import View
from kiosk.screen.drawing import Point, dot, stroke
from kiosk.screen.drawn import Drawn
from kiosk.screen.mover import HEAD_M, HEIGHT_M, LIMB_M, TRUNK_M, figure_of, seen
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import theme

SLUMP_RAD, NOD_RAD = 0.30, 0.35
"""How bent the figure begins: the trunk about the hip, the head about the neck."""
RISE_US = 3_000_000
HOLD_US = 2_000_000
FINEST = 90
PLUMB = ("ankle_right", "pelvis", "neck", "head")


def rise(passed_us: int) -> float:
    """How straight, 0 to 1: it rises, stays, and begins again."""
    share = min(passed_us % (RISE_US + HOLD_US) / RISE_US, 1.0)
    return round(share * share * (3 - 2 * share) * FINEST) / FINEST


def slumped(straight: float) -> dict[str, Point]:
    """The joints of somebody who stands, bent by what is missing to straight."""
    joints = dict(seen(figure_of(Activity.STAND, arms_up=False).pose(0.0)))
    slump, nod = SLUMP_RAD * (1 - straight), NOD_RAD * (1 - straight)
    pelvis = joints["pelvis"]
    upper = ("neck", "head", "shoulder_left", "elbow_left", "hand_left")
    for name in (*upper, "shoulder_right", "elbow_right", "hand_right"):
        joints[name] = _turned(joints[name], pelvis, slump)
    joints["head"] = _turned(joints["head"], joints["neck"], nod)
    return joints


def _turned(point: Point, about: Point, angle: float) -> Point:
    x, y = point[0] - about[0], point[1] - about[1]
    return (
        about[0] + x * cos(angle) + y * sin(angle),
        about[1] + y * cos(angle) - x * sin(angle),
    )


class Plumb(Drawn):
    """The figure, and a plumb line through the ankle that lights up where the body meets it."""

    straight = NumericProperty(1.0)
    traits = ("straight",)

    def draw(self) -> None:
        """From scratch."""
        joints = slumped(self.straight)
        scale = min(self.height / HEIGHT_M, self.width / 1.0)
        left, ground = self.center_x - joints["ankle_right"][0] * scale, self.y + 0.12 * scale

        def at(name: str) -> Point:
            return left + joints[name][0] * scale, ground + joints[name][1] * scale

        top = ground + 1.95 * scale
        x = at("ankle_right")[0]
        self.canvas.clear()
        with self.canvas:
            Color(*theme.track)
            stroke([(x, ground - 0.06 * scale), (x, top)], 0.012 * scale)
            Color(*theme.ink)
            leg = ("pelvis", "knee_right", "ankle_right", "ball_right")
            stroke([at(name) for name in leg], LIMB_M * scale)
            arm = ("shoulder_right", "elbow_right", "hand_right")
            stroke([at("pelvis"), at("neck")], TRUNK_M * scale)
            dot(*at("head"), HEAD_M * scale)
            Color(*theme.shade)
            stroke([at(name) for name in arm], 0.8 * LIMB_M * scale)
            Color(*theme.accent)
            for name in PLUMB:
                dot(*at(name), 0.05 * scale)
            if self.straight == 1.0:
                stroke([at("ankle_right"), at("head")], 0.03 * scale)


class Tall(Page):
    """What to do, and how long still."""

    title = StringProperty("")
    lines = ListProperty()
    seconds = StringProperty("")
    share = NumericProperty(1.0)
    straight = NumericProperty(1.0)
    held = BooleanProperty(False)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.title = self.say_now(view, view.title)
        self.lines, self.held = list(view.lines), view.held is not None
        self.share = self.share_left(view.time_left_s)
        self.straight = 1.0 if theme.reduce_motion else rise(self.shown_us)


load_rules(__file__)
