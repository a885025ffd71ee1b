"""Every screen in every state that it can be in, as Views: for the gallery, pictures and checks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.coaching import offer, questions
from kiosk.coaching.change import CADENCE, EASE, POSTURE
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import Band, Connection, Cue, Finding, Heading, Phase, Verdict, View
from kiosk.gait.measures import Live, Quality, Reading
from kiosk.words import N_

AT_US = 10_000_000
BAND = Band(172.0, 177.0, 182.0)
TITLES = {**POSTURE, **CADENCE, EASE[0]: EASE[1]}
CONNECTIONS = (
    Connection(N_("Treadmill"), ready=True),
    Connection(N_("Left shoe"), ready=True),
    Connection(N_("Right shoe"), ready=False),
)


def states() -> Mapping[str, View]:
    """Name to View; the names become the names of the pictures."""
    return {**_around(), **_running(), **_asking(), **_ending()}


def _view(phase: Phase, title: str = N_("Push and float"), **more: Any) -> View:
    return View(AT_US, phase, title, _live(177.0), **more)


def _live(spm: float, quality: Quality = Quality.MEASURED) -> Live:
    return Live(AT_US, cadence_spm=Reading(spm, quality), contact_time_s=Reading(0.262, quality))


def _around() -> dict[str, View]:
    show = (N_("Push the ground, let go, float."), N_("Quicker, with the beat."))
    why = (N_("Carry the spring of the feet into running."),)
    return {
        "welcome": _view(Phase.WELCOME, N_("Step up. No account needed."), connections=CONNECTIONS),
        "who": _view(Phase.WHO, N_("Who is running?"), time_left_s=80.0),
        "pods": _view(Phase.PODS, N_("Clip on the pods"), connections=CONNECTIONS, time_left_s=9.0),
        "stand_tall": _view(Phase.STAND_TALL, N_("Stand tall and still"), time_left_s=6.0),
        "belt": _view(Phase.BELT, N_("Stop the belt"), time_left_s=8.0),
        "purpose": _view(Phase.PURPOSE, lines=why, time_left_s=6.0, exercise="push_and_float"),
        "demonstration": _view(
            Phase.DEMONSTRATION, lines=show, time_left_s=6.0, exercise="push_and_float"
        ),
        "belt_to_speed": _view(
            Phase.BELT, N_("Start the belt again"), time_left_s=8.0, wanted_speed_mps=2.78
        ),
        "demonstration_springs": _demonstration(N_("Small springs"), "small_springs"),
        "demonstration_reach": _demonstration(N_("Tall reach"), "tall_reach"),
        "demonstration_quick_feet": _demonstration(N_("Quick feet on the spot"), "quick_feet"),
        "countdown": _view(Phase.COUNTDOWN, time_left_s=2.6, set_number=1, set_count=3),
    }


def _demonstration(title: str, exercise: str) -> View:
    kiss = N_("The heel kisses the ground lightly; the knees stay soft.")
    show = (N_("Short, small jumps."), kiss, offer.NO_FEET, offer.NO_POSTURE)
    return _view(Phase.DEMONSTRATION, title, lines=show, time_left_s=6.0, exercise=exercise)


def _running() -> dict[str, View]:
    guided = _view(
        Phase.SET,
        time_left_s=24.2,
        set_number=2,
        set_count=3,
        cadence_band_spm=BAND,
        beat_spm=177.0,
        beat_us=AT_US - 130_000,
    )
    behind = Cue(N_("Push the ground behind you."), AT_US)
    under = Cue(N_("Land under your hips."), AT_US)
    return {
        "set_in_band": guided,
        "set_below": replace(guided, live=_live(168.0), cue=behind),
        "set_above": replace(guided, live=_live(187.0), cue=under, beat_spm=None, beat_us=None),
        "set_estimated": replace(guided, live=_live(175.0, Quality.ESTIMATED)),
        "set_stale": replace(guided, live=replace(_live(177.0), at_us=AT_US - 400_000)),
        "set_nothing_worn": replace(guided, live=Live(AT_US), cadence_band_spm=None),
        "set_praised": replace(guided, cue=Cue(N_("That one was it."), AT_US)),
        "set_held": replace(guided, held=N_("Start the belt when you are ready.")),
        "set_noticed": replace(guided, notice=N_("The strap has moved. Posture pauses.")),
        "set_silent": _view(Phase.SET, time_left_s=14.0, set_number=3, set_count=3),
        "walk": _view(Phase.WALK, N_("Warm-up walk"), time_left_s=121.0),
        "easy_run": _view(Phase.EASY_RUN, N_("Easy run"), time_left_s=44.0),
        "baseline": _view(Phase.BASELINE, N_("Run your usual way"), time_left_s=31.0),
        "baseline_held": _view(
            *(Phase.BASELINE, N_("Run your usual way")),
            time_left_s=31.0,
            held=N_("Step back on when you are ready."),
        ),
        "retest": _view(Phase.RETEST, N_("Once more, your way"), time_left_s=31.0),
        "rest": _view(Phase.REST, time_left_s=21.0, set_number=2, set_count=3),
        "cool_down": _view(Phase.COOL_DOWN, N_("Cool down"), time_left_s=58.0),
    }


def _asking() -> dict[str, View]:
    tension = (N_("Tension is felt, not measured: shake your hands if they are tight."),)
    ease = replace(questions.EASE_AFTER, name="ease_push_and_float", text=N_("How easy was that?"))
    said = (AnswerRecord("cadence", 170.0, 166.0), AnswerRecord("strike", 1.0, 2.0))
    ready = replace(_view(Phase.READY, N_("Ready?")), lines=questions.READY_LINES)
    return {
        "ready": replace(ready, question=questions.READY),
        "ready_calves": replace(ready, question=questions.CALVES, lines=()),
        "feel": _view(Phase.FEEL, question=ease, lines=tension, time_left_s=6.0),
        "guess_cadence": _view(Phase.GUESS, N_("Your guess"), question=questions.CADENCE),
        "guess_strike": _view(Phase.GUESS, N_("Your guess"), question=questions.STRIKE),
        "reveal": _view(Phase.REVEAL, N_("Your guess"), answers=said, time_left_s=8.0),
    }


def _ending() -> dict[str, View]:
    def finding(name: str, pair: tuple[float, float], heading: Heading) -> Finding:
        before, after = (Reading(value, Quality.MEASURED) for value in pair)
        return Finding(name, TITLES[name], before, after, Verdict.CHANGED, heading)

    changed = (
        finding("trunk_lean_rad", (0.07, 0.12), Heading.POSTURE),
        finding("cadence_spm", (166.0, 175.0), Heading.CADENCE),
        finding("contact_time_s", (0.262, 0.249), Heading.CADENCE),
        finding("ease", (3.0, 4.0), Heading.RELAXATION),
    )
    calm = tuple(replace(one, verdict=Verdict.NO_CLEAR_CHANGE) for one in changed[1:])
    other = tuple(replace(one, verdict=Verdict.NOT_COMPARABLE) for one in changed[1:2])
    view = _view(
        *(Phase.SUMMARY, N_("Your visit")),
        answers=(AnswerRecord("cadence", 170.0, 166.0),),
        take_home_spm=174.0,
    )
    settling = N_("Still getting used to the belt: the first visits say little about change.")
    return {
        "summary": replace(view, findings=changed),
        "summary_first_visit": replace(view, findings=calm, lines=(settling,)),
        "summary_other_speed": replace(view, findings=other),
        "summary_not_measured": replace(view, answers=(), take_home_spm=None),
    }
