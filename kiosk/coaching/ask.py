"""Questions as the visit goes: which are open, and what an answer does."""

from kiosk.coaching.questions import (
    CALVES,
    DESK_DAY,
    EASE_AFTER,
    EASE_BEFORE,
    NOT_QUITE,
    READY,
    feel,
    guesses,
)
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.state import State
from kiosk.coaching.view import Phase, Question

ENDS_ITS_STAGE = frozenset({Phase.READY, Phase.GUESS, Phase.FEEL})
"""Phases that are over once their questions are answered."""


def open_questions(state: State) -> None:
    """Put up the questions of the stage that begins."""
    state.asked = _asked(state)


def answer(state: State, value: float) -> bool:
    """Take the answer to the question on the screen; whether its stage is over now."""
    if not state.asked:
        return False
    question, measured = state.asked[0]
    if not question.low <= value <= question.high:
        return False
    state.asked.pop(0)
    state.answers.append(AnswerRecord(question.name, value, measured))
    _heed(state, question, value)
    return not state.asked and state.stage.phase in ENDS_ITS_STAGE


def heed_again(state: State, answers: tuple[AnswerRecord, ...]) -> None:
    """Take over the answers of a visit that is gone on with."""
    state.answers = list(answers)
    for said in answers:
        question = next((q for q in (READY, CALVES) if q.name == said.question), None)
        if question is not None:
            _heed(state, question, said.value, tell=False)


def _heed(state: State, question: Question, value: float, tell: bool = True) -> None:
    if value != NOT_QUITE:
        return
    if question is READY:
        if tell:
            state.tell("talk_to_staff")
        hops = [stage for stage in state.stages if _hops(state, stage.exercise)]
        state.dropped |= {stage.part for stage in hops}
    elif question is CALVES:
        if tell:
            state.tell("fewer_hops")
        state.lowered |= {s.part for s in state.stages if _hops(state, s.exercise)}


def _hops(state: State, name: str | None) -> bool:
    return name is not None and state.exercises[name].calf_check


def _asked(state: State) -> list[tuple[Question, float | None]]:
    match state.stage.phase:
        case Phase.READY:
            asks_more = any(part.asked == DESK_DAY.name for part in state.program.parts)
            return [(READY, None), (DESK_DAY, None)] if asks_more else [(READY, None)]
        case Phase.PURPOSE if _hops(state, state.stage.exercise) and state.earlier.visits:
            return [(CALVES, None)]
        case Phase.GUESS:
            bout = state.journal.last("baseline")
            own = bout.own_values() if bout else {}
            return guesses(state.earlier.visits, state.result("baseline"), own)
        case Phase.FEEL if state.stage.exercise is not None:
            return [(feel(state.exercises[state.stage.exercise]), None)]
        case Phase.COOL_DOWN:
            return [(EASE_AFTER, None)]
        case Phase.SUMMARY if _only_before(state):
            return [(EASE_AFTER, None)]
        case _:
            return []


def _only_before(state: State) -> bool:
    answered = {answer.question for answer in state.answers}
    return EASE_BEFORE.name in answered and EASE_AFTER.name not in answered
