"""Before and after, and what may honestly be said of them."""

from collections.abc import Iterable

from kiosk.coaching.noise import SAME_SPEED_MPS
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import Finding, Heading, Verdict
from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.words import N_

CADENCE = {
    "cadence_spm": N_("Cadence"),
    "contact_time_s": N_("Contact time"),
    "flight_time_s": N_("Flight time"),
    "balance": N_("Left and right"),
}
POSTURE = {
    "trunk_lean_rad": N_("Lean"),
    "hip_hinge_rad": N_("Bent at the hips"),
    "pelvic_tilt_rad": N_("Pelvis, forward and back"),
    "pelvic_obliquity_rad": N_("Pelvis, up and down"),
    "pelvic_rotation_rad": N_("Pelvis, turning"),
    "lateral_sway_m": N_("Sway"),
    "strike_angle_rad": N_("How the foot lands"),
    "landing_distance_m": N_("Where the foot lands"),
}
RELAXATION = {"smoothness": N_("Smoothness of movement")}
"""Beside ease and under its own name: it says nothing of tension."""
HEADINGS = (
    (Heading.POSTURE, POSTURE),
    (Heading.CADENCE, CADENCE),
    (Heading.RELAXATION, RELAXATION),
)
"""Each: field of `SetResult` to its title."""
EASE = ("ease", N_("Ease"))


def findings(before: SetResult | None, after: SetResult | None) -> tuple[Finding, ...]:
    """One finding for each measure that was seen at least once, by heading."""
    if before is None or after is None:
        return ()
    found = []
    for heading, titles in HEADINGS:
        for name, title in titles.items():
            pair: tuple[Reading, Reading] = (getattr(before, name), getattr(after, name))
            found.append(Finding(name, title, *pair, verdict(before, after, *pair), heading))
    return tuple(f for f in found if (f.before.value, f.after.value) != (None, None))


def ease(answers: Iterable[AnswerRecord]) -> tuple[Finding, ...]:
    """How easy it felt before and after: asked, so any difference is one."""
    said = {answer.question: answer.value for answer in answers}
    first, second = said.get("ease_before"), said.get("ease_after")
    if first is None or second is None:
        return ()
    pair = Reading(first, Quality.ENTERED), Reading(second, Quality.ENTERED)
    changed = Verdict.NO_CLEAR_CHANGE if first == second else Verdict.CHANGED
    return (Finding(*EASE, *pair, changed, Heading.RELAXATION),)


def verdict(before: SetResult, after: SetResult, first: Reading, second: Reading) -> Verdict:
    """Changed only above both noise floors and at the same known speed."""
    if first.value is None or second.value is None:
        return Verdict.NOT_MEASURED
    if not same_speed(before, after):
        return Verdict.NOT_COMPARABLE
    if abs(second.value - first.value) > max(first.floor, second.floor):
        return Verdict.CHANGED
    return Verdict.NO_CLEAR_CHANGE


def same_speed(before: SetResult, after: SetResult) -> bool:
    """Whether two bouts may be compared."""
    speeds = before.belt_speed_mps.value, after.belt_speed_mps.value
    return (
        speeds[0] is not None
        and speeds[1] is not None
        and abs(speeds[0] - speeds[1]) <= SAME_SPEED_MPS
    )
