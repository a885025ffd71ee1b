"""The runner from the side at mid-stance: the line ankle, hip, centre of mass, nape.

What a sensor measures is solid, what is only where it must be is dotted. The trunk leans and the
pelvis tilts as the member's do.
"""

from functools import cache
from itertools import pairwise
from math import cos, hypot, isnan, nan, sin

from kivy.graphics import Color
from kivy.properties import BooleanProperty, NumericProperty

from kiosk.body.activity import Activity
from kiosk.body.figure import Figure
from kiosk.coaching.view import View
from kiosk.gait.measures import Live
from kiosk.screen.drawing import Point, dot, ring, stroke
from kiosk.screen.drawn import Drawn, same
from kiosk.screen.theme import theme

MID_STANCE = 0.67
"""Phase at which the right foot is under the body."""
MASS_SHARE = 0.14
"""The centre of mass lies this far up from hip to nape: about 57 % of the body's height."""
HEIGHT_M, WIDTH_M = 1.95, 0.95
FINEST_RAD = 0.0087
"""Half a degree: finer turns would only cost drawing."""
LIMBS = (
    ("hip_right", "knee_right", "ankle_right", "ball_right"),
    ("hip_right", "neck"),
)
TRUNK = ("neck", "head")
DOTS_M = 0.055


@cache
def standing_on_one_leg() -> dict[str, Point]:
    """The joints of the right side at mid-stance, from the side, with an upright trunk."""
    joints = Figure(Activity.RUN).pose(MID_STANCE).joints
    flat = {name: (x, z) for name, (x, _y, z) in joints.items()}
    hip, neck = flat["hip_right"], flat["neck"]
    long = hypot(neck[0] - hip[0], neck[1] - hip[1])
    head = flat["head"][1] - neck[1]
    upright = {"neck": (hip[0], hip[1] + long), "head": (hip[0], hip[1] + long + head)}
    return {**flat, **upright}


def leaned(lean_rad: float) -> dict[str, Point]:
    """The joints with the trunk turned about the hip, forward positive."""
    joints = dict(standing_on_one_leg())
    hip = joints["hip_right"]
    for name in TRUNK:
        x, y = joints[name][0] - hip[0], joints[name][1] - hip[1]
        turned = x * cos(lean_rad) + y * sin(lean_rad), y * cos(lean_rad) - x * sin(lean_rad)
        joints[name] = hip[0] + turned[0], hip[1] + turned[1]
    hip_x, hip_y = hip
    neck_x, neck_y = joints["neck"]
    joints["mass"] = (
        hip_x + MASS_SHARE * (neck_x - hip_x),
        hip_y + MASS_SHARE * (neck_y - hip_y),
    )
    return joints


def angle(value: float | None) -> float:
    """Rounded to what can be seen; NaN where nothing was sensed."""
    return nan if value is None else round(value / FINEST_RAD) * FINEST_RAD


def worn_on_trunk(live: Live) -> bool:
    """Whether the figure has anything to say."""
    return live.trunk_lean_rad.value is not None or live.pelvic_tilt_rad.value is not None


class Posture(Drawn):
    """Set lean and tilt in radians, NaN for what is not sensed, and whether the foot is."""

    lean = NumericProperty(nan, comparator=same)
    tilt = NumericProperty(nan, comparator=same)
    foot = BooleanProperty(False)
    traits = ("lean", "tilt", "foot")

    def follow(self, view: View, *, stale: bool) -> None:
        """Take over what is known now; what is old is not."""
        live = view.live
        self.lean = nan if stale else angle(live.trunk_lean_rad.value)
        self.tilt = nan if stale else angle(live.pelvic_tilt_rad.value)
        self.foot = not stale and live.contact_time_s.value is not None

    def draw(self) -> None:
        """The body in the shade, the line over it."""
        self.canvas.clear()
        if min(self.size) < 10:
            return
        joints = leaned(0.0 if isnan(self.lean) else self.lean)
        scale = min(self.height / HEIGHT_M, self.width / WIDTH_M)
        left, ground = self.center_x, self.y + 0.1 * scale

        def at(name: str) -> Point:
            return left + joints[name][0] * scale, ground + joints[name][1] * scale

        with self.canvas:
            Color(*theme.track)
            for limb in LIMBS:
                stroke([at(name) for name in limb], 0.13 * scale)
            dot(*at("head"), 0.115 * scale)
            self._pelvis(at("hip_right"), scale)
            Color(*theme.ink)
            self._line([(at(name), known) for name, known in self._points()], scale)

    def _points(self) -> tuple[tuple[str, bool], ...]:
        return (
            ("ankle_right", self.foot),
            ("hip_right", not isnan(self.tilt)),
            ("mass", False),
            ("neck", not isnan(self.lean)),
        )

    def _pelvis(self, hip: Point, scale: float) -> None:
        """A bar across the hip whose front edge goes down with the tilt."""
        if isnan(self.tilt):
            return
        Color(*theme.accent)
        reach = 0.17 * scale
        along = reach * cos(self.tilt), -reach * sin(self.tilt)
        stroke(
            [(hip[0] - along[0], hip[1] - along[1]), (hip[0] + along[0], hip[1] + along[1])],
            0.05 * scale,
        )

    def _line(self, points: list[tuple[Point, bool]], scale: float) -> None:
        for (one, known), (other, other_known) in pairwise(points):
            if known and other_known:
                stroke([one, other], 0.035 * scale)
            else:
                _dotted(one, other, 0.016 * scale)
        for point, known in points:
            if known:
                dot(*point, DOTS_M * scale)
            else:
                ring(*point, 0.7 * DOTS_M * scale, 0.02 * scale)


def _dotted(one: Point, other: Point, radius: float) -> None:
    count = max(int(hypot(other[0] - one[0], other[1] - one[1]) / (5 * radius)), 1)
    for step in range(1, count):
        share = step / count
        dot(one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]), radius)
