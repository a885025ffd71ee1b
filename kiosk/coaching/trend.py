"""How well a member feels what is measured: each guess beside the earlier ones of it."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from kiosk.coaching.earlier import Earlier
from kiosk.coaching.history import guessed
from kiosk.coaching.questions import CADENCE, EASE_AFTER, LEAN, SIDE, STRIKE
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import GuessTrend
from kiosk.words import N_

EASIER = N_("It felt easier than on the visits before.")
NEARER = {
    CADENCE: N_("Your guess was nearer than before: you feel your steps better."),
    STRIKE: N_("This time you felt how your foot lands."),
    SIDE: N_("This time you felt which foot stays down longer."),
    LEAN: N_("This time you felt how far you lean."),
}
"""Question to what is said when today's guess of it was clearly nearer than the usual one."""


def trends(earlier: Earlier, answers: Iterable[AnswerRecord]) -> tuple[GuessTrend, ...]:
    """How far off each guess was, oldest visit first, today's last; of what was ever guessed."""
    told = (*earlier.guesses, *guessed(answers))
    found = []
    for question in NEARER:
        errors = tuple(one.error for one in told if one.question == question.name)
        if errors:
            found.append(GuessTrend(question.name, question.text, errors))
    return tuple(found)


def better(earlier: Earlier, answers: Sequence[AnswerRecord]) -> list[str]:
    """What today was felt better, or felt easier, than before; nothing where it was not."""
    said = {answer.question: answer.value for answer in answers}
    known = {trend.question: trend.errors for trend in trends(earlier, answers)}
    lines = [
        line
        for question, line in NEARER.items()
        if question.name in said and _nearer(known.get(question.name, ()), question.step)
    ]
    ease = said.get(EASE_AFTER.name)
    if earlier.eases and ease is not None and ease - fmean(earlier.eases) >= EASE_AFTER.step:
        lines.append(EASIER)
    return lines


def _nearer(errors: Sequence[float], step: float) -> bool:
    before = [abs(error) for error in errors[:-1]]
    return bool(before) and fmean(before) - abs(errors[-1]) >= step
