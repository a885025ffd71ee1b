"""What a part of a program is called, and how much of it there is."""

from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Part, PartKind
from kiosk.words import N_

KINDS = {
    PartKind.WHO: N_("Who is running?"),
    PartKind.READY: N_("Ready?"),
    PartKind.PODS: N_("Clip on the pods"),
    PartKind.STAND_TALL: N_("Stand tall and still"),
    PartKind.WALK: N_("Warm-up walk"),
    PartKind.EASY_RUN: N_("Easy run"),
    PartKind.BASELINE: N_("Run your usual way"),
    PartKind.GUESS: N_("Your guess"),
    PartKind.RETEST: N_("Once more, your way"),
    PartKind.COOL_DOWN: N_("Cool down"),
    PartKind.SUMMARY: N_("Your visit"),
}


def title_of(part: Part) -> str:
    """What a part is called."""
    if part.exercise is not None:
        return builtin_exercises()[part.exercise].title
    return KINDS[part.kind]


def dose_of(part: Part) -> str:
    """How much of it, as people write doses."""
    if part.exercise is None:
        seconds = part.seconds or 0.0
        return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
    exercise = builtin_exercises()[part.exercise]
    dose = part.dose or exercise.dose
    return f"{dose.sets} x {dose.work_s:.0f} s / {dose.rest_s:.0f} s"
