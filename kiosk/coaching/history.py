"""From the visits a member keeps to what the next visit wants to know of them."""

from collections.abc import Iterable, Sequence

from kiosk.coaching.earlier import Earlier, Guessed, OwnRun
from kiosk.coaching.ladder import HELD, HOPS_GOOD, Climbed
from kiosk.coaching.record import AnswerRecord, SetRecord, VisitRecord

VISITS_EACH = 2
"""A rung is climbed, a tier of hops grown into, after so many visits that held it."""


def earlier_of(visits: Iterable[VisitRecord], language: str = "en") -> Earlier:
    """What these visits say. Steps are not needed; a visit without any bout does not count."""
    told = sorted((v for v in visits if v.sets), key=lambda visit: visit.started_at)
    notes = [visit.notes for visit in told]
    return Earlier(
        visits=len(told),
        language=language,
        guesses=tuple(guess for visit in told for guess in guessed(visit.answers)),
        eases=tuple(s.value for visit in told for s in visit.answers if s.question == "ease_after"),
        runs=tuple(run for visit in told for run in _runs(visit.sets)),
        best_reactivity=max((r for visit in told for r in _reactivities(visit.sets)), default=None),
        climbed=Climbed(_rung(notes), sum(HOPS_GOOD in one for one in notes) // VISITS_EACH),
    )


def guessed(answers: Iterable[AnswerRecord]) -> list[Guessed]:
    """How wrong each guess was that could be measured."""
    known = [(said, said.measured) for said in answers]
    return [Guessed(s.question, s.value - m) for s, m in known if m is not None]


def _rung(notes: Sequence[tuple[str, ...]]) -> int:
    rung = 0
    while sum(f"{HELD}{rung + 1}" in one for one in notes) >= VISITS_EACH:
        rung += 1
    return rung


def _runs(sets: Iterable[SetRecord]) -> list[OwnRun]:
    done = [s.result for s in sets if s.exercise == "baseline" and s.outcome == "done"]
    values = [(r.belt_speed_mps, r.cadence_spm, r.contact_time_s) for r in done]
    return [OwnRun(speed.value, spm.value, contact.value) for speed, spm, contact in values]


def _reactivities(sets: Iterable[SetRecord]) -> list[float]:
    """Of every whole set of hops."""
    done = [s.result for s in sets if s.outcome == "done" and s.result.hop_rate_hz.value]
    pairs = [(r.flight_time_s.value, r.contact_time_s.value) for r in done]
    return [flight_s / contact_s for flight_s, contact_s in pairs if flight_s and contact_s]
