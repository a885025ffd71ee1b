"""Going on with a visit that was cut short: what it had measured, and where it was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kiosk.coaching.exercise import Belt
from kiosk.coaching.journal import Bout, Journal
from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.coaching.stage import COUNTDOWN_S, Stage, belt_change
from kiosk.coaching.view import Phase
from kiosk.gait.measures import Step

WITHIN_S = 600.0
"""A visit that was cut short longer ago is not gone on with: the body has cooled down."""
ONCE_MORE = (Phase.PODS, Phase.STAND_TALL)
"""Pods may have been taken off, and the kiosk may not know the member's standing any more."""


@dataclass(frozen=True, slots=True)
class CutShort:
    """A visit that did not reach its end, and the kiosk's time now."""

    record: VisitRecord
    at_us: int


def stages_from(stages: Sequence[Stage], sets: Sequence[SetRecord]) -> tuple[Stage, ...]:
    """What is still to come: pods and standing once more, then the stage that was cut."""
    place = _place(stages, sets)
    to = stages[place]
    again = [stage for stage in stages[:place] if stage.phase in ONCE_MORE]
    if to.belt is not None:
        if any(stage.belt is Belt.MOVING for stage in stages[:place]):
            again.append(belt_change(to))
        again.append(
            Stage(Phase.COUNTDOWN, to.title, COUNTDOWN_S, to.exercise, to.belt, part=to.part)
        )
    if to.phase is Phase.COUNTDOWN:
        place += 1
    return (*again, *stages[place:])


def journal_of(before: CutShort) -> Journal:
    """The bouts that were kept, on this kiosk's clock and before now."""
    sets, between = before.record.sets, before.record.between
    taken = [step.initial_contact_us for step in chain(between, *(one.steps for one in sets))]
    last_us = max([*(one.result.ended_us for one in sets), *taken], default=before.at_us)
    later_us = min(before.at_us - 1 - last_us, 0)
    journal = Journal()
    journal.bouts = [_bout(one, later_us) for one in sets]
    journal.between = [_moved(step, later_us) for step in between]
    return journal


def _place(stages: Sequence[Stage], sets: Sequence[SetRecord]) -> int:
    """The stage that was going on when the record ended."""
    place, at = 0, 0
    for one in sets:
        found = next((i for i in range(at, len(stages)) if _is_of(stages[i], one)), None)
        if found is None:
            continue  # begun anew, or of a program that has changed since
        at = found + (one.outcome != "left")
        place = at
    return min(place, len(stages) - 1) or _first_after_ready(stages)


def _first_after_ready(stages: Sequence[Stage]) -> int:
    before = (Phase.WELCOME, Phase.WHO, Phase.READY)
    return next(i for i, stage in enumerate(stages) if stage.phase not in before)


def _is_of(stage: Stage, one: SetRecord) -> bool:
    counted = stage.set_number or 1
    alike = counted == one.number or stage.restarts
    return stage.measured and stage.bout == one.exercise and alike


def _bout(one: SetRecord, later_us: int) -> Bout:
    result = replace(
        one.result,
        started_us=one.result.started_us + later_us,
        ended_us=one.result.ended_us + later_us,
    )
    bout = Bout(one.exercise, one.number, result.started_us, result.ended_us, one.target_spm)
    bout.steps = [_moved(step, later_us) for step in one.steps]
    bout.cues, bout.outcome = list(one.cues), one.outcome
    bout.take_as(result)
    return bout


def _moved(step: Step, later_us: int) -> Step:
    if not later_us:
        return step
    toe_off_us = None if step.toe_off_us is None else step.toe_off_us + later_us
    return replace(
        step, initial_contact_us=step.initial_contact_us + later_us, toe_off_us=toe_off_us
    )
