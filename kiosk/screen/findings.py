"""What a visit found, in people's words. Pure: no Kivy; the catalogue is handed in."""

from collections.abc import Iterable
from math import degrees

from kiosk.coaching.questions import CADENCE, EASE, LEAN, SIDE, STRIKE
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import Finding, Heading, Verdict
from kiosk.gait.measures import Reading
from kiosk.screen.words import ABSENT, Translate, number
from kiosk.words import N_

NO_CLEAR_CHANGE = N_("No clear change today, which is normal.")
NOT_COMPARABLE = N_("The belt speed was not the same, so nothing is compared.")
NOT_MEASURED = N_("Not measured today.")

BESIDE = N_("{title}: {said}.")
MORE_THAN_BEFORE, LESS_THAN_BEFORE = N_("more than before"), N_("less than before")
UNMOVED = {
    Verdict.NO_CLEAR_CHANGE: N_("no clear change"),
    Verdict.NOT_COMPARABLE: N_("not compared"),
    Verdict.NOT_MEASURED: N_("not measured"),
}

HEADINGS = {
    Heading.POSTURE: N_("Posture"),
    Heading.CADENCE: N_("Cadence"),
    Heading.RELAXATION: N_("Relaxation"),
}
ANGLE, TIME, LENGTH, SHARE = N_("{n}°"), N_("{n} ms"), N_("{n} cm"), N_("{n} %")
UNITS = {"_rad": (ANGLE, degrees(1)), "_s": (TIME, 1000.0), "_m": (LENGTH, 100.0)}
"""By the ending of a measure's name: how it is written, and from SI to that."""
MORE_AND_LESS = {
    "cadence_spm": (N_("{n} more steps a minute."), N_("{n} fewer steps a minute.")),
    "contact_time_s": (N_("{n} ms longer on the ground."), N_("{n} ms less on the ground.")),
    "flight_time_s": (N_("{n} ms longer in the air."), N_("{n} ms less in the air.")),
    "ease": (N_("It felt easier."), N_("It felt harder.")),
    "smoothness": (N_("You moved more smoothly."), N_("You moved less smoothly.")),
}
QUESTIONS = {question.name: question for question in (CADENCE, STRIKE, SIDE, LEAN)}


def amount(measure: str, reading: Reading, _: Translate) -> str:
    """A reading in people's units."""
    if measure == "ease":
        return ABSENT if reading.value is None else _(EASE[round(reading.value) - 1])
    if measure == "balance":
        return _(SHARE).format(n=number(reading, 100.0))
    for ending, (written, scale) in UNITS.items():
        if measure.endswith(ending):
            return _(written).format(n=number(reading, scale))
    return number(reading, 1.0)


def measured(findings: Iterable[Finding], _: Translate) -> str:
    """What may honestly be said: the clear changes, or why there is none."""
    found = tuple(findings)
    changes = [said for said in (_moved(finding, _) for finding in found) if said]
    if changes:
        return " ".join(changes[:2])
    verdicts = {finding.verdict for finding in found}
    if Verdict.NO_CLEAR_CHANGE in verdicts:
        return _(NO_CLEAR_CHANGE)
    return _(NOT_COMPARABLE if Verdict.NOT_COMPARABLE in verdicts else NOT_MEASURED)


def beside(finding: Finding, _: Translate) -> str:
    """One short line of what is shown next to a heading's first finding."""
    before, after = finding.before.value, finding.after.value
    if finding.verdict is Verdict.CHANGED and before is not None and after is not None:
        said = MORE_THAN_BEFORE if after > before else LESS_THAN_BEFORE
    else:
        said = UNMOVED.get(finding.verdict, "")
    return _(BESIDE).format(title=_(finding.title), said=_(said))


def noticed(answers: Iterable[AnswerRecord], _: Translate) -> str:
    """What the member guessed of what was then measured."""
    for answer in answers:
        if answer.question == CADENCE.name and answer.measured is not None:
            guess, truth = f"{answer.value:.0f}", f"{answer.measured:.0f}"
            return _(N_("You guessed {guess} steps a minute; it was {truth}.")).format(
                guess=guess, truth=truth
            )
    return ""


def said(answer: AnswerRecord, _: Translate) -> tuple[str, str, str]:
    """A question, the answer, and what was measured of it."""
    question = QUESTIONS[answer.question]

    def words(value: float | None) -> str:
        if value is None:
            return ABSENT
        if not question.labels:
            return f"{value:.0f}"
        return _(question.labels[round((value - question.low) / question.step)])

    return _(question.text), words(answer.value), words(answer.measured)


def next_time(take_home_spm: float | None, _: Translate) -> str:
    """One thing to go on with."""
    if take_home_spm is None:
        return _(N_("Once more, and you will know it better."))
    return _(N_("Run to a beat of {n} a minute.")).format(n=f"{take_home_spm:.0f}")


def _moved(finding: Finding, _: Translate) -> str:
    before, after = finding.before.value, finding.after.value
    if finding.verdict is not Verdict.CHANGED or before is None or after is None:
        return ""
    if finding.measure not in MORE_AND_LESS:
        pair = (amount(finding.measure, side, _) for side in (finding.before, finding.after))
        return _(N_("{title}: {before}, then {after}.")).format(
            title=_(finding.title), before=next(pair), after=next(pair)
        )
    scale = 1000.0 if finding.measure.endswith("_s") else 1.0
    difference = (after - before) * scale
    said = MORE_AND_LESS[finding.measure][difference < 0]
    return _(said).format(n=abs(round(difference)))
