"""What only the member can say: ready, the guesses before the numbers, ease before and after."""

from collections.abc import Mapping
from math import degrees

from kiosk.coaching.exercise import Exercise
from kiosk.coaching.view import Question
from kiosk.gait.measures import SetResult
from kiosk.words import N_

EASE = (N_("Very hard"), N_("Hard"), N_("All right"), N_("Easy"), N_("Very easy"))
SIDES = (N_("Left longer"), N_("The same"), N_("Right longer"))
STRIKES = (N_("Heel"), N_("Whole foot"), N_("Front of the foot"))
LEANS = (N_("Upright"), N_("A little forward"), N_("Far forward"))
FINE, NOT_QUITE = 1, 2
EVEN_BALANCE = 0.005
"""A left share of contact within half a percent of one half is even."""
HEEL_ABOVE_DEG, FRONT_BELOW_DEG = 8.0, -1.6
"""Altman & Davis 2012."""
UPRIGHT_BELOW_DEG, FAR_ABOVE_DEG = 3.0, 10.0

READY = Question(
    *("ready", N_("Is everything fine to run and hop today?"), FINE, NOT_QUITE, 1),
    (N_("All fine"), N_("I talk to staff first")),
)
READY_LINES = (
    N_("Heart, chest and head feel fine."),
    N_("Joints, calves and back feel fine."),
    N_("Not pregnant, no baby in the last half year."),
    N_("Sharp pain, dizziness or chest pain: stop and ask staff."),
)
CALVES = Question(
    *("calves", N_("Calves fine since last time?"), FINE, NOT_QUITE, 1),
    (N_("Fine"), N_("Not quite")),
)
NO, YES = 1, 2
DESK_DAY = Question(
    *("desk_day", N_("Desk day?"), NO, YES, 1),
    (N_("No"), N_("Yes: a minute for the hips")),
)
"""Asked only where a program has a part for it."""
EASE_BEFORE = Question("ease_before", N_("How easy does it feel?"), 1, 5, 1, EASE)
EASE_AFTER = Question("ease_after", N_("How easy does it feel now?"), 1, 5, 1, EASE)
CADENCE = Question("cadence", N_("How many steps a minute?"), 120, 220, 5)
STRIKE = Question("strike", N_("What touches the ground first?"), 1, 3, 1, STRIKES)
SIDE = Question("side", N_("Which foot stays down longer?"), 1, 3, 1, SIDES)
LEAN = Question("lean", N_("How far do you lean?"), 1, 3, 1, LEANS)


def feel(exercise: Exercise) -> Question:
    """How an exercise felt, asked before its number is shown."""
    return Question(f"ease_{exercise.name}", exercise.feel, 1, len(EASE), 1, EASE)


def guesses(
    visits: int, result: SetResult | None, means: Mapping[str, float]
) -> list[tuple[Question, float | None]]:
    """Ease, cadence, and one more that takes turns; each with what was measured of it."""
    asked: list[tuple[Question, float | None]] = [(EASE_BEFORE, None)]
    if result is not None and result.cadence_spm.value is not None:
        asked.append((CADENCE, result.cadence_spm.value))
    turns = [
        (question, answer)
        for question, answer in (
            (STRIKE, _strike(means.get("strike_angle"))),
            (SIDE, _side(result)),
            (LEAN, _lean(means.get("trunk_lean"))),
        )
        if answer is not None
    ]
    return asked + ([turns[visits % len(turns)]] if turns else [])


def _strike(angle_rad: float | None) -> float | None:
    if angle_rad is None:
        return None
    angle = degrees(angle_rad)
    return 1.0 if angle > HEEL_ABOVE_DEG else 3.0 if angle < FRONT_BELOW_DEG else 2.0


def _side(result: SetResult | None) -> float | None:
    balance = result.balance.value if result else None
    if balance is None:
        return None
    return 1.0 if balance > 0.5 + EVEN_BALANCE else 3.0 if balance < 0.5 - EVEN_BALANCE else 2.0


def _lean(lean_rad: float | None) -> float | None:
    if lean_rad is None:
        return None
    lean = degrees(lean_rad)
    return 1.0 if lean < UPRIGHT_BELOW_DEG else 3.0 if lean > FAR_ABOVE_DEG else 2.0
