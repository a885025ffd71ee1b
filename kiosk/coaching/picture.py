"""The View of a visit: what its state looks like now."""

from dataclasses import replace

from kiosk.coaching.change import ease, findings, same_speed
from kiosk.coaching.course import numbers_of
from kiosk.coaching.exercise import Belt
from kiosk.coaching.offer import unseen
from kiosk.coaching.questions import CADENCE, READY_LINES
from kiosk.coaching.stage import length_s
from kiosk.coaching.state import NOTICE_US, State
from kiosk.coaching.target import REFERENCE_BAND_SPM, cadence_target, running
from kiosk.coaching.trend import better, trends
from kiosk.coaching.view import Band, Phase, Verdict, View
from kiosk.words import N_

SETTLING = N_("Still getting used to the belt: the first visits say little about change.")
NOTHING_CLEAR = N_("No clear change today, which is normal.")
ARMS_DOWN = N_("Arms down, keep marching.")
WALK_TALL = N_("Eyes on the horizon, open chest, easy arms.")
STAND_LINES = (N_("Look ahead. Breathe. Three seconds, quite still."),)
BELT_LINES = (N_("You press the keys of the treadmill yourself."),)
PODS_LINES = (N_("Clip a pod on each shoe. Tap the left shoe twice, then the right."),)


def picture(state: State) -> View:
    """Everything the screen draws now."""
    stage, left_us = state.stage, state.left_us
    view = View(
        *(state.now, stage.phase, stage.title, state.live),
        time_left_s=None if left_us is None else left_us / 1e6,
        set_number=stage.set_number,
        set_count=stage.set_count,
        before=state.result("baseline"),
        after=state.result("retest"),
        held=state.held,
        exercise=stage.exercise,
        lines=_lines(state),
        question=state.question,
        notice=_notice(state),
        wanted_speed_mps=_wanted_speed(state),
        progress=_progress(state),
        staff_called=state.staff_called,
        out_of_reach=_out_of_reach(state),
    )
    if stage.phase is Phase.NUMBER:
        return replace(view, numbers=numbers_of(state, stage))
    if stage.phase is Phase.REVEAL:
        return _with_guesses(state, view)
    if stage.phase is Phase.SUMMARY:
        return _summary(state, view)
    return view if view.held else _guided(state, view)


def _guided(state: State, view: View) -> View:
    guide = state.guide
    if guide is None:
        return view
    view = replace(view, cue=guide.cue(view.at_us))
    if view.phase is not Phase.SET or not state.has_feedback:
        return view
    return replace(
        view,
        cadence_band_spm=guide.band,
        beat_spm=guide.beat_spm(view.at_us),
        reference_band_spm=_reference(guide.band),
    )


def _out_of_reach(state: State) -> bool:
    exercise = state.exercises.get(state.stage.exercise or "")
    beside = state.stage.phase in (Phase.COUNTDOWN, Phase.SET, Phase.REST)
    return beside and exercise is not None and exercise.self_start


def _reference(band: Band | None) -> Band | None:
    low, high = REFERENCE_BAND_SPM
    return None if band is None else Band(low, (low + high) / 2, high)


def _with_guesses(state: State, view: View) -> View:
    told = trends(state.earlier, state.answers)
    cadence = next((one.errors for one in told if one.question == CADENCE.name), ())
    answers = tuple(state.answers)
    return replace(view, answers=answers, guess_trends=told, guess_errors=cadence)


def _summary(state: State, view: View) -> View:
    found = findings(view.before, view.after) + ease(state.answers)
    lines = [SETTLING] if state.earlier.settling else []
    if found and all(f.verdict is Verdict.NO_CLEAR_CHANGE for f in found):
        lines.append(NOTHING_CLEAR)
    lines += better(state.earlier, state.answers)
    own = running(view.before.cadence_spm.value) if view.before else None
    return replace(
        _with_guesses(state, view),
        lines=tuple(lines),
        findings=found,
        take_home_spm=None if own is None else cadence_target(own).target,
    )


def _lines(state: State) -> tuple[str, ...]:
    stage = state.stage
    exercise = state.exercises[stage.exercise] if stage.exercise else None
    match stage.phase:
        case Phase.READY:
            return READY_LINES
        case Phase.PODS:
            return PODS_LINES
        case Phase.STAND_TALL:
            return STAND_LINES
        case Phase.BELT:
            return BELT_LINES
        case Phase.EASY_RUN:
            return (WALK_TALL,)
        case Phase.WALK if exercise is not None and not stage.guided:
            return exercise.unsensed
        case Phase.PURPOSE if exercise is not None:
            return (exercise.purpose,)
        case Phase.DEMONSTRATION if exercise is not None:
            return (*exercise.show, *unseen(exercise, state.sensed))
        case Phase.REST if exercise is not None:
            return (ARMS_DOWN,) if exercise.reference == "rest" else exercise.unsensed
        case Phase.FEEL if exercise is not None:
            return exercise.unsensed
        case _:
            return ()


def _notice(state: State) -> str | None:
    if state.notice is None or state.now - state.notice[1] > NOTICE_US:
        return None
    return state.notice[0]


def _wanted_speed(state: State) -> float | None:
    before = state.result("baseline")
    if before is None or state.stage.phase not in (Phase.BELT, Phase.COUNTDOWN, Phase.RETEST):
        return None
    now = replace(before, belt_speed_mps=state.live.belt_speed_mps)
    if state.stage.belt is not Belt.MOVING or same_speed(before, now):
        return None
    return before.belt_speed_mps.value


def usual_speed(state: State) -> float | None:
    """The belt's speed in the silent run; None before it, or where nobody knows."""
    before = state.result("baseline")
    return None if before is None else before.belt_speed_mps.value


def _progress(state: State) -> float:
    whole = length_s(state.stages)
    stage, elapsed_s = state.stage, state.elapsed_us / 1e6
    elapsed_s = min(elapsed_s, stage.usual_s or elapsed_s)
    behind = length_s(state.stages[: state.at]) + elapsed_s
    return min(behind / whole, 1.0) if whole else 0.0
