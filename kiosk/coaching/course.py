"""How a visit goes from stage to stage: entering, leaving, leaving out, beginning anew, ending."""

from collections.abc import Mapping

from kiosk.coaching import ask
from kiosk.coaching.exercise import Exercise
from kiosk.coaching.guide import Guide
from kiosk.coaching.questions import YES
from kiosk.coaching.rungs import climbed_today
from kiosk.coaching.stage import Stage
from kiosk.coaching.state import State
from kiosk.coaching.target import running
from kiosk.coaching.tuned import tuned
from kiosk.coaching.view import Number, Phase

RESTARTS = 2
"""So often an interrupted baseline begins again; then it is kept as it is."""


def go_on(state: State, outcome: str) -> None:
    """Leave the stage for the next one that is not left out today."""
    leave(state, outcome)
    if state.stage.phase is Phase.FEEL:
        state.longer_rest_us = max(state.left_us or 0, 0)
    enter(state, _following(state, state.at + 1))


def enter(state: State, index: int) -> None:
    """Begin a stage; after the last one the visit is finished."""
    if index >= len(state.stages):
        state.finished = True
        return
    state.at, state.elapsed_us, state.restarts = index, 0, 0
    state.extra_us, state.longer_rest_us = state.longer_rest_us, 0
    stage = state.stage
    state.presence.begin_stage(state.now)
    _lead(state)
    if stage.measured:
        state.mishaps.begin_bout(state.now)
        bout = state.journal.begin(stage.bout, stage.set_number or 1, state.now)
        bout.part = stage.part
        if state.guide is not None and stage.coached:
            state.guide.begin_set(stage.raise_pct, state.now)
            bout.target_spm = state.guide.band.target if state.guide.band else None
    if stage.phase is Phase.SUMMARY:
        state.notes += climbed_today(state)
    ask.open_questions(state)


def leave(state: State, outcome: str) -> None:
    """Close the stage's bout, and cue what the whole of it showed."""
    bout = state.journal.end(state.now, outcome)
    if bout is None or state.guide is None:
        return
    if not state.stage.coached:
        state.guide.compare_with(bout.own_values())
    elif state.stage.phase is Phase.SET:
        cued = state.guide.end_set(bout.heard, bout.steps, state.now, state.stage.guided)
        if cued is not None:
            bout.cues.append(cued.name)
            state.longer_rest_us = round(cued.more_rest_s * 1e6)


def skip(state: State) -> None:
    """Skip a set or a phase; an exercise that has not begun is skipped as a whole."""
    before_it = state.stage.phase in (Phase.PURPOSE, Phase.DEMONSTRATION, Phase.COUNTDOWN)
    if before_it and state.stage.exercise is not None:
        state.dropped.add(state.stage.part)
    state.tell(f"skipped_{state.stage.exercise or state.stage.phase.value}")
    go_on(state, "skipped")


def begin_anew(state: State, outcome: str) -> None:
    """Begin the stage anew, at most so often; the spoilt bout is kept."""
    state.mishaps.begin_bout(state.now)
    if state.restarts >= RESTARTS:
        return
    state.restarts += 1
    state.journal.end(state.now, outcome)
    state.elapsed_us = 0
    bout = state.journal.begin(state.stage.bout, state.restarts + 1, state.now)
    bout.part = state.stage.part


def end(state: State, note: str) -> None:
    """Go to the summary with what there is; from the summary, finish."""
    if state.stage.phase is Phase.SUMMARY:
        state.finished = True
        return
    state.complete = False
    state.tell(note)
    leave(state, "left")
    state.presence.paused = False
    enter(state, len(state.stages) - 1)


def _following(state: State, index: int) -> int:
    while index < len(state.stages) - 1 and _left_out(state, state.stages[index]):
        index += 1
    return index


def _left_out(state: State, stage: Stage) -> bool:
    if stage.phase is Phase.WHO:
        return state.is_known
    if stage.asked and not _asked_for(state, stage):
        return True
    if stage.phase is Phase.NUMBER and not numbers_of(state, stage):
        return True
    later_set = stage.phase in (Phase.SET, Phase.REST) and (stage.set_number or 1) > 1
    lowered = later_set or stage.phase is Phase.REST
    return stage.part in state.dropped or (stage.part in state.lowered and lowered)


def _asked_for(state: State, stage: Stage) -> bool:
    wish = state.program.parts[stage.part].asked
    return any(said.question == wish and said.value == YES for said in state.answers)


def numbers_of(state: State, stage: Stage) -> tuple[Number, ...]:
    """What the exercise of this stage came to; nothing of another one, nor of one not done."""
    guide = state.guide
    return guide.numbers if guide is not None and guide.exercise.name == stage.exercise else ()


def _lead(state: State) -> None:
    """Have the guide of this stage's exercise, and no other."""
    name = state.stage.exercise
    if name is None:
        state.guide = None
    elif state.guide is None or state.guided_part != state.stage.part:
        bout, result = state.journal.last("baseline"), state.result("baseline")
        own = bout.own_values() if bout else {}
        spm = running(result.cadence_spm.value) if result else None
        if state.stage.faster_mps:  # nothing of another speed is compared but feet with belt
            own, spm = {name: v for name, v in own.items() if name == "belt_mismatch"}, None
        part = state.program.parts[state.stage.part]
        exercise = tuned(state.exercises[name], part.targets)
        if state.earlier.language in part.say:
            exercise = exercise.model_copy(update={"cues": part.say[state.earlier.language]})
        if not state.sensed.counts_steps and not state.stage.faster_mps:
            exercise = _with_plain_beat(exercise, state)
        state.guided_part = state.stage.part
        beat, words = state.program.beat, _words(part.cues, state)
        state.guide = Guide(exercise, spm, own, beat, words, state.earlier.best_reactivity)


def _with_plain_beat(exercise: Exercise, state: State) -> Exercise:
    """With a beat though nothing counts: the member's own of the latest run that was counted."""
    if exercise.plain_beat_per_min is None:
        return exercise
    counted = [spm for run in state.earlier.runs if (spm := running(run.cadence_spm)) is not None]
    own_spm = counted[-1] if counted else exercise.plain_beat_per_min
    return exercise.model_copy(update={"beat_per_min": own_spm})


def _words(cues: Mapping[str, Mapping[str, str]], state: State) -> dict[str, str]:
    language = state.earlier.language
    return {name: words[language] for name, words in cues.items() if language in words}
