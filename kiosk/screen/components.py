"""Every component in every state, as sheets for the gallery: what the pages are built of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Any

from kivy.uix.widget import Widget

from kiosk.coaching.view import Finding, Heading, Verdict
from kiosk.gait.measures import Quality, Reading
from kiosk.screen.body_views import BodyView
from kiosk.screen.circle import Circle
from kiosk.screen.controls import Controls
from kiosk.screen.devices import Battery
from kiosk.screen.dial import Dial, Place
from kiosk.screen.hop import Hop
from kiosk.screen.icons import ICONS, Icon
from kiosk.screen.mover import MOVEMENTS, Mover
from kiosk.screen.pads import PIN_LENGTH, Filled, Key
from kiosk.screen.posture import Posture
from kiosk.screen.remaining import Remaining
from kiosk.screen.sets import Sets
from kiosk.screen.sheet import Cell
from kiosk.screen.shoe import Shoe
from kiosk.screen.slope import Slope
from kiosk.screen.tall import Plumb
from kiosk.screen.target import Target
from kiosk.screen.theme import theme

Cells = Callable[[], Sequence[Cell]]
LOW, HIGH = 172.0, 182.0
STATES_OF_A_BAND = {
    Place.BELOW: 168.0,
    Place.INSIDE: 177.0,
    Place.ABOVE: 187.0,
    Place.STALE: 177.0,
    Place.UNKNOWN: nan,
}
SIGNS = {"digit": "7", "letter": "N", "erase": "erase", "space": " "}


@dataclass(frozen=True, slots=True)
class Component:
    """A sheet: its title, how many lie side by side, and what lies there."""

    title: str
    across: int
    cells: Cells


def _icons() -> Sequence[Cell]:
    return [(name, Icon(name=name, color=theme.ink)) for name in ICONS]


def _dials() -> Sequence[Cell]:
    band = [
        (str(place), Dial(place=place, value=value, shown=value, low=LOW, high=HIGH))
        for place, value in STATES_OF_A_BAND.items()
    ]
    free = Dial(place=Place.FREE, value=160.0, shown=160.0)
    aim = Dial(place=Place.FREE, value=160.0, shown=160.0, aim=174.0)
    quiet = Dial(place=Place.INSIDE, value=177.0, shown=177.0, low=LOW, high=HIGH)
    quiet.quiet_low, quiet.quiet_high = 165.0, 185.0
    return [*band, ("free", free), ("free, with an aim", aim), ("with a reference", quiet)]


def _targets() -> Sequence[Cell]:
    def made(**more: Any) -> Target:
        look = {"standing": True, "size_hint": (1, 1), "icon": "go", "label": "Go on"}
        return Target(**look | more)

    leading = {"fill": theme.accent, "ink": theme.on_accent}
    stop = {"fill": theme.stop, "icon": "stop", "label": "Stop"}
    return [
        ("plain", made()),
        ("pressed", made(pressed=True)),
        ("leading", made(**leading)),
        ("leading, pressed", made(**leading, pressed=True)),
        ("stop", made(**stop)),
        ("stop, pressed", made(**stop, pressed=True)),
        ("icon alone", made(label="")),
        ("an end is reached", made(label="", icon="plus", disabled=True, opacity=0.3)),
    ]


def _controls() -> Sequence[Cell]:
    return [(f"offers {offer}", Controls(offer=offer)) for offer in ("easier", "show_me")]


def _controls_held() -> Sequence[Cell]:
    held = Controls(offer="belt_begin", paused=True)
    return [("paused, offers the belt", held), ("nothing to pause", Controls(can_pause=False))]


def _keys() -> Sequence[Cell]:
    def filled(count: int) -> Filled:
        return Filled(count=count, size_hint_y=None, height=9 * theme.u)

    keys = [(name, Key(sign=sign)) for name, sign in SIGNS.items()]
    typed = [(f"{n} typed", filled(n)) for n in range(PIN_LENGTH + 1)]
    return [*keys, ("pressed", Key(sign="7", pressed=True)), *typed]


def _figures() -> Sequence[Cell]:
    return [(name, Mover(movement=name)) for name in MOVEMENTS]


def _posture() -> Sequence[Cell]:
    return [
        ("nothing sensed", Posture()),
        ("upright", Posture(lean=0.02, tilt=0.1, foot=True)),
        ("leaning", Posture(lean=0.25, tilt=0.3, foot=True)),
        ("leaning back", Posture(lean=-0.12, tilt=0.0, foot=True)),
        ("upper back alone", Posture(lean=0.1)),
        ("waist alone", Posture(tilt=0.2)),
        ("standing bent", Plumb(straight=0.0)),
        ("standing tall", Plumb(straight=1.0)),
    ]


def _body_views() -> Sequence[Cell]:
    sensed = {"lean": 0.12, "tilt": 0.15, "drop": 0.07, "turn": 0.1, "sway": 0.02}
    views = ("side", "behind", "above")
    known = [(f"{seen}, sensed", BodyView(seen=seen, **sensed)) for seen in views]
    return [*known, *((f"{seen}, not sensed", BodyView(seen=seen)) for seen in views)]


def _shoes() -> Sequence[Cell]:
    found: list[Cell] = []
    for side, left in (("left", True), ("right", False)):
        found += [
            (f"{side}, waits", Shoe(left=left)),
            (f"{side}, asked for", Shoe(left=left, asked=True)),
            (f"{side}, found", Shoe(left=left, found=True)),
        ]
    return found


def _beats() -> Sequence[Cell]:
    phases = {"no beat": nan, "lands left": 0.0, "in the air": 0.5, "lands right": 1.0}
    return [(name, Hop(phase=phase)) for name, phase in phases.items()]


def _progress() -> Sequence[Cell]:
    def bar(share: float) -> Widget:
        return Remaining(share=share, size_hint_y=None, height=3 * theme.u)

    shares = (1.0, 0.4, 0.0)
    return [
        *((f"{share:.0%} of the time", Circle(share=share)) for share in shares),
        *((f"{share:.0%} left", bar(share)) for share in shares),
        *((f"set {number} of 3", Sets(number=number, count=3)) for number in (1, 2, 3)),
        *((f"{percent:.0f} %", Battery(percent=percent)) for percent in (100.0, 64.0, 12.0)),
    ]


def _slopes() -> Sequence[Cell]:
    def slope(after: Reading, verdict: Verdict) -> Slope:
        before = Reading(166.0, Quality.MEASURED, 2.0)
        return Slope(finding=Finding("cadence_spm", "", before, after, verdict, Heading.CADENCE))

    return [
        ("changed", slope(Reading(175.0, Quality.MEASURED, 2.0), Verdict.CHANGED)),
        ("no clear change", slope(Reading(167.0, Quality.MEASURED, 2.0), Verdict.NO_CLEAR_CHANGE)),
        ("another speed", slope(Reading(175.0, Quality.MEASURED, 2.0), Verdict.NOT_COMPARABLE)),
        ("not measured", Slope()),
    ]


COMPONENTS: Mapping[str, Component] = {
    "component_icons": Component("Icons", 10, _icons),
    "component_dial": Component("The glyph", 4, _dials),
    "component_targets": Component("What a finger may hit", 4, _targets),
    "component_controls": Component("What a runner may ask for", 1, _controls),
    "component_controls_held": Component("The same, held", 1, _controls_held),
    "component_keys": Component("Keys", 5, _keys),
    "component_figures": Component("Movements", 4, _figures),
    "component_posture": Component("The posture figure", 4, _posture),
    "component_body_views": Component("The body as measured", 3, _body_views),
    "component_shoes": Component("Which shoe", 3, _shoes),
    "component_beats": Component("The beat", 2, _beats),
    "component_progress": Component("Time, sets, batteries", 3, _progress),
    "component_slopes": Component("Before and after", 2, _slopes),
}
