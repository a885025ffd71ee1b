"""How somebody moves now: from the last steps, and where there are none, from who is sensed."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.gait.measures import Mode, Placement, Quality, Reading, Side, Step
from kiosk.gait.placements import ONE_LEGGED

STEPPING_US = 1_500_000
"""Without a landing for so long nobody steps."""

STILL_BELT_MPS = 0.3
"""A belt that moves less is stopped or being started: whoever runs on it runs in place."""

IN_PLACE_MPS = 0.9
"""What shoes say of running in place stays below 0.5, of the slowest run above 1.5."""

WEARABLE = frozenset({Placement.FOOT, Placement.SHANK, Placement.SACRUM, Placement.CHEST})


def in_place(belt: Reading, feet: Reading) -> bool | None:
    """Whether a runner stays on the spot; None where neither belt nor shoes say."""
    if belt.value is not None:
        return belt.value < STILL_BELT_MPS
    return None if feet.value is None else feet.value < IN_PLACE_MPS


def placed(step: Step, belt: Reading, feet: Reading) -> Step:
    """Running on the spot is quick feet, unless it may be hopping: one force channel, and a trunk
    without a gyroscope, feel both alike."""
    if step.mode is not Mode.RUNNING or not in_place(belt, feet):
        return step
    alike = step.placement not in ONE_LEGGED and step.side is Side.UNKNOWN
    return replace(step, mode=Mode.UNKNOWN if alike else Mode.QUICK_FEET)


def of_steps(recent: Sequence[Step], before: Mode) -> Mode:
    """The newest two steps, when they agree; one odd step changes nothing."""
    told = [step.mode for step in recent[-2:] if step.mode is not Mode.UNKNOWN]
    if not told:
        return Mode.UNKNOWN
    if len(told) == 1 or told[0] is told[1]:
        return told[-1]
    return before if before in told else told[-1]


def now(
    moves: Mode, last_landing_us: int | None, now_us: int, worn: bool, loaded: bool | None
) -> Mode:
    """`moves`: by the last steps; `worn`: something on the body is heard; `loaded`: whether the
    belt's force says that somebody is on it."""
    if last_landing_us is not None and now_us - last_landing_us <= STEPPING_US:
        return moves
    return Mode.STANDING if worn or loaded else Mode.NOTHING


def quality(mode: Mode, recent: Sequence[Step], belt: Reading, feet: Reading) -> Quality:
    """Measured where contacts themselves show it; a trunk, or a guess at the spot, estimates."""
    if mode in (Mode.UNKNOWN, Mode.NOTHING):
        return Quality.UNKNOWN
    if mode is Mode.STANDING or not recent:
        return Quality.ESTIMATED
    if mode in (Mode.RUNNING, Mode.QUICK_FEET) and in_place(belt, feet) is None:
        return Quality.ESTIMATED
    trunk = recent[-1].placement in (Placement.SACRUM, Placement.CHEST)
    return Quality.ESTIMATED if trunk else Quality.MEASURED


def of_most(steps: Sequence[Step]) -> Mode:
    """Of a whole set."""
    modes = [step.mode for step in steps if step.mode is not Mode.UNKNOWN]
    return max(set(modes), key=modes.count) if modes else Mode.UNKNOWN
