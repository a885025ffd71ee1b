"""The View of a visit: what its state looks like now."""

from dataclasses import replace

from kiosk.coaching.change import ease, findings, same_speed
from kiosk.coaching.course import numbers_of
from kiosk.coaching.exercise import Belt, Exercise
from kiosk.coaching.offer import unseen
from kiosk.coaching.questions import CADENCE, READY, READY_LINES
from kiosk.coaching.stage import length_s
from kiosk.coaching.state import NOTICE_US, State
from kiosk.coaching.target import REFERENCE_BAND_SPM, cadence_target, running
from kiosk.coaching.trend import better, trends
from kiosk.coaching.view import Band, Phase, View
from kiosk.words import N_

SETTLING = N_("Still getting used to the belt: the first visits say little about change.")
ARMS_DOWN = N_("Arms down, keep moving.")
ARMS_STILL_DOWN = N_("Arms still down: move your usual way.")
STAND_LINES = (N_("Look ahead. Breathe. Three seconds, quite still."),)
BELT_LINES = (N_("You press the keys of the treadmill yourself."),)
SET_IN = frozenset({Phase.BELT, Phase.COUNTDOWN, Phase.RETEST})
"""Where the belt is brought to the speed that is wanted."""
EACH_LINE_US = 10_000_000
"""Of what is practised in turn: a screen says one line of it."""
AHEAD_US = 15_000_000
"""So long before a faster set: 2 km/h take a belt eight seconds."""
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
        own_picture=_own_picture(state),
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


def _own_picture(state: State) -> str | None:
    explained = state.stage.phase in (Phase.PURPOSE, Phase.DEMONSTRATION)
    return state.program.media.get(state.stage.exercise or "") if explained else None


def _guided(state: State, view: View) -> View:
    guide = state.guide
    if guide is None:
        return view
    view = replace(view, cue=guide.cue(view.at_us))
    if view.phase is not Phase.SET or not state.has_feedback:
        return view
    runs = state.stage.belt is Belt.MOVING
    return replace(
        view,
        cadence_band_spm=guide.band,
        beat_spm=guide.beat_spm(view.at_us),
        reference_band_spm=_reference(guide.band) if runs else None,
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
            return READY_LINES if state.question is READY else ()
        case Phase.PODS:
            return PODS_LINES
        case Phase.STAND_TALL:
            return STAND_LINES
        case Phase.BELT:
            return BELT_LINES
        case Phase.WALK if exercise is not None and not stage.guided:
            return _in_turn(exercise.unsensed, state.elapsed_us)
        case Phase.PURPOSE if exercise is not None:
            return (exercise.purpose,)
        case Phase.DEMONSTRATION if exercise is not None:
            return (*_shown(state, exercise), *unseen(exercise, state.sensed))
        case Phase.SET if exercise is not None and _without_number(state):
            return _shown(state, exercise)[:1]
        case Phase.REST if exercise is not None and exercise.reference == "rest":
            return (ARMS_DOWN if stage.set_number else ARMS_STILL_DOWN,)
        case Phase.FEEL if exercise is not None:
            return exercise.unsensed
        case _:
            return ()


def _in_turn(lines: tuple[str, ...], elapsed_us: int) -> tuple[str, ...]:
    """All of them, the one whose turn it is first."""
    at = elapsed_us // EACH_LINE_US % len(lines) if lines else 0
    return lines[at:] + lines[:at]


def _shown(state: State, exercise: Exercise) -> tuple[str, ...]:
    part = state.program.parts[state.stage.part]
    if state.earlier.language in part.show:
        return part.show[state.earlier.language]
    level = exercise.level(part.level or "")
    return level.show if level is not None and level.show else exercise.show


def _without_number(state: State) -> bool:
    """Whether a guided set has neither an aim nor a beat, so that only words lead through it."""
    guide = state.guide
    if guide is None or not state.has_feedback:
        return False
    return guide.band is None and guide.beat_spm(state.now) is None


def _notice(state: State) -> str | None:
    if state.notice is None or state.now - state.notice[1] > NOTICE_US:
        return None
    return state.notice[0]


def _wanted_speed(state: State) -> float | None:
    """The speed of the silent run, or of a set above it, where the belt runs at another."""
    before, stage = state.result("baseline"), state.stage
    own_mps = before.belt_speed_mps.value if before else None
    phases = SET_IN | ({Phase.SET, Phase.REST} if stage.faster_mps else set())
    if before is None or own_mps is None or stage.phase not in phases:
        return None
    rests = stage.phase is Phase.REST and (state.left_us or 0) > AHEAD_US
    wanted_mps = own_mps + (0.0 if rests else stage.faster_mps)
    wanted = replace(before, belt_speed_mps=replace(before.belt_speed_mps, value=wanted_mps))
    now = replace(before, belt_speed_mps=state.live.belt_speed_mps)
    return None if stage.belt is not Belt.MOVING or same_speed(wanted, now) else wanted_mps


def usual_speed(state: State) -> float | None:
    """The belt's speed in the silent run; None before it, or where nobody knows."""
    before = state.result("baseline")
    return None if before is None else before.belt_speed_mps.value


def _progress(state: State) -> float:
    whole = length_s(state.stages)
    stage, elapsed_s = state.stage, state.elapsed_us / 1e6
    if stage.asked:
        elapsed_s = 0.0  # not counted: what is behind never becomes less
    elapsed_s = min(elapsed_s, stage.usual_s or elapsed_s)
    behind = length_s(state.stages[: state.at]) + elapsed_s
    return min(behind / whole, 1.0) if whole else 0.0
