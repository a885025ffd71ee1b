"""How somebody moves now: from the last steps, and where there are none, from who is sensed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.gait.measures import Mode, Placement, Quality, Reading, Side, Step
from kiosk.gait.placements import ONE_LEGGED

STEPPING_US = 1_500_000
"""Without a landing for so long nobody steps."""

STILL_BELT_MPS = 0.3
"""A belt that moves less is stopped or being started: whoever runs on it runs in place."""

IN_PLACE_MPS = 0.9
"""What shoes say of running in place stays below 0.5, of the slowest run above 1.5."""

WEARABLE = frozenset({Placement.FOOT, Placement.SHANK, Placement.SACRUM, Placement.CHEST})
AT_REST = WEARABLE | {Placement.BELT}
"""Of these it is known whether they are at rest; a deck is shaken by its motor."""


def in_place(belt: Reading, feet: Reading) -> bool | None:
    """Whether a runner stays on the spot; None where neither belt nor shoes say."""
    if belt.value is not None:
        return belt.value < STILL_BELT_MPS
    return None if feet.value is None else feet.value < IN_PLACE_MPS


def placed(step: Step, belt: Reading, feet: Reading) -> Step:
    """Running on the spot is quick feet, unless it may be hopping: one force channel, and a trunk
    without a gyroscope, feel both alike. Quick feet that get on are a run."""
    on_spot = in_place(belt, feet)
    if step.mode is Mode.QUICK_FEET and on_spot is False:
        return replace(step, mode=Mode.RUNNING)
    if step.mode is not Mode.RUNNING or not on_spot:
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


def lately(moves: Mode, recent: Sequence[Step], last_landing_us: int | None) -> Mode:
    """Whoever lands again after a pause may do something else now: not known before the step is."""
    if not recent or last_landing_us is None:
        return Mode.UNKNOWN
    paused = last_landing_us - recent[-1].initial_contact_us > STEPPING_US
    return Mode.UNKNOWN if paused else moves


@dataclass(frozen=True, slots=True)
class Present:
    """Who is sensed, where no steps are told."""

    worn: bool
    """Something on the body is heard."""
    loaded: bool | None
    """Whether the belt's force says that somebody is on it; None where it does not know."""
    force: bool = False
    """The belt's force is heard."""
    moves: bool = False
    """What is heard was lately not at rest."""


def now(moves: Mode, last_landing_us: int | None, now_us: int, present: Present) -> Mode:
    """`moves`: by the last steps. Who moves and is not seen to step does not stand, and a belt that
    does not know its zero does not know whether anybody is there."""
    if last_landing_us is not None and now_us - last_landing_us <= STEPPING_US:
        return moves
    if present.worn or present.loaded:
        return Mode.UNKNOWN if present.moves else Mode.STANDING
    return Mode.UNKNOWN if present.force and present.loaded is None else Mode.NOTHING


def quality(mode: Mode, recent: Sequence[Step], belt: Reading, feet: Reading) -> Quality:
    """Measured where measured contacts show it; a trunk, or a guess at the spot, estimates."""
    if mode in (Mode.UNKNOWN, Mode.NOTHING):
        return Quality.UNKNOWN
    if mode is Mode.STANDING or not recent:
        return Quality.ESTIMATED
    if mode in (Mode.RUNNING, Mode.QUICK_FEET) and in_place(belt, feet) is None:
        return Quality.ESTIMATED
    trunk = recent[-1].placement in (Placement.SACRUM, Placement.CHEST)
    guessed = trunk or recent[-1].contact_quality is Quality.ESTIMATED
    return Quality.ESTIMATED if guessed else Quality.MEASURED


def of_most(steps: Sequence[Step]) -> Mode:
    """Of a whole set."""
    modes = [step.mode for step in steps if step.mode is not Mode.UNKNOWN]
    return max(set(modes), key=modes.count) if modes else Mode.UNKNOWN
