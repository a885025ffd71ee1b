"""An exercise with the targets that staff set: inside ranges that are safe, never anything else."""

from typing import Annotated

from pydantic import Field

from kiosk.coaching.exercise import Aim, ErrorSigns, Exercise, Sign, Strict

OWN_PELVIS_PCT = 30.0
"""What the exercises' own limits of pelvis and sway are written for."""
OF_PELVIS = frozenset({"pelvic_obliquity", "pelvic_rotation", "lateral_sway"})


class Targets(Strict):
    """Instead of an exercise's own; what is not named stays as it is."""

    lean_deg: Annotated[float, Field(ge=5, le=15)] | None = None
    """Cued above this lean, against the own standing; 12 is usual."""
    pelvis_pct: Annotated[float, Field(ge=20, le=60)] | None = None
    """Cued where pelvis or sway are this much above the own; 30 is usual."""
    tolerance_pct: Annotated[float, Field(ge=2, le=6)] | None = None
    """Half width of the cadence band; 3 is usual."""
    contact_pct: Annotated[float, Field(ge=-8, le=0)] | None = None
    """The contact time that is aimed at, against the own at the same speed; -3 is usual."""
    hops_per_min: Annotated[float, Field(ge=100, le=190)] | None = None
    """The beat of hops; 165 is usual."""


def tuned(exercise: Exercise, targets: Targets | None) -> Exercise:
    """The same exercise with other targets."""
    if targets is None:
        return exercise
    changed: dict[str, object] = {
        "errors": tuple(_error(exercise, error, targets) for error in exercise.errors),
        "aims": tuple(_aim(exercise, aim, targets) for aim in exercise.aims),
    }
    if targets.tolerance_pct is not None:
        changed["tolerance_pct"] = targets.tolerance_pct
    if targets.hops_per_min is not None and exercise.beat_per_min is not None:
        changed["beat_per_min"] = targets.hops_per_min
    return exercise.model_copy(update=changed)


def _error(exercise: Exercise, error: ErrorSigns, targets: Targets) -> ErrorSigns:
    def each(signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
        return tuple(_sign(exercise, sign, targets) for sign in signs)

    return error.model_copy(
        update={"signs": each(error.signs), "or_signs": tuple(map(each, error.or_signs))}
    )


def _sign(exercise: Exercise, sign: Sign, targets: Targets) -> Sign:
    above, below = sign.above, sign.below
    if targets.lean_deg is not None and _absolute_lean(sign) and above is not None:
        above = targets.lean_deg
    if targets.pelvis_pct is not None and _of_pelvis(sign) and above is not None:
        above *= targets.pelvis_pct / OWN_PELVIS_PCT
    if targets.tolerance_pct is not None and _at_the_band(exercise, sign):
        above = None if above is None else targets.tolerance_pct
        below = None if below is None else -targets.tolerance_pct
    return sign.model_copy(update={"above": above, "below": below})


def _aim(exercise: Exercise, aim: Aim, targets: Targets) -> Aim:
    low, high = aim.at_least, aim.at_most
    if targets.lean_deg is not None and aim.metric == "trunk_lean" and high is not None:
        high = targets.lean_deg
    if targets.pelvis_pct is not None and aim.metric in OF_PELVIS and high is not None:
        high *= targets.pelvis_pct / OWN_PELVIS_PCT
    if targets.contact_pct is not None and (aim.metric, aim.than) == ("contact_time", "baseline"):
        high = targets.contact_pct
    if targets.tolerance_pct is not None and (aim.metric, aim.than) == ("cadence", "target"):
        low, high = -targets.tolerance_pct, targets.tolerance_pct
    return aim.model_copy(update={"at_least": low, "at_most": high})


def _absolute_lean(sign: Sign) -> bool:
    return (sign.metric, sign.than) == ("trunk_lean", "zero")


def _of_pelvis(sign: Sign) -> bool:
    return sign.metric in OF_PELVIS and sign.unit == "%"


def _at_the_band(exercise: Exercise, sign: Sign) -> bool:
    """Whether a sign is the edge of the cadence band, and not a limit of its own."""
    limit = sign.above if sign.above is not None else -(sign.below or 0.0)
    of_aim = (sign.metric, sign.than, sign.unit) == ("cadence", "target", "%")
    return of_aim and limit == exercise.tolerance_pct
