"""Every screen in every state that it can be in, as Views: for the gallery, pictures and checks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.coaching.view import Band, Connection, Cue, Finding, Phase, Question, Verdict, View
from kiosk.gait.measures import Live, Quality, Reading
from kiosk.words import N_

AT_US = 10_000_000
BAND = Band(172.0, 177.0, 182.0)
CONNECTIONS = (
    Connection(N_("Treadmill"), ready=True),
    Connection(N_("Left shoe"), ready=True),
    Connection(N_("Right shoe"), ready=False),
)
EASE = Question(
    *("ease", N_("How easy was that?"), 1, 5, 1),
    (N_("Very hard"), N_("Hard"), N_("All right"), N_("Easy"), N_("Very easy")),
)
GUESS = Question("cadence", N_("How many steps a minute?"), 120, 220, 1)


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
        "ready": _view(Phase.READY, N_("Ready?"), time_left_s=12.0),
        "pods": _view(Phase.PODS, N_("Clip on the pods"), connections=CONNECTIONS, time_left_s=9.0),
        "stand_tall": _view(Phase.STAND_TALL, N_("Stand tall and still"), time_left_s=6.0),
        "belt": _view(Phase.BELT, N_("Stop the belt"), time_left_s=8.0),
        "purpose": _view(Phase.PURPOSE, lines=why, time_left_s=6.0, exercise="push_and_float"),
        "demonstration": _view(
            Phase.DEMONSTRATION, lines=show, time_left_s=6.0, exercise="push_and_float"
        ),
        "countdown": _view(Phase.COUNTDOWN, time_left_s=2.6, set_number=1, set_count=3),
    }


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
    return {
        "feel": _view(Phase.FEEL, question=EASE, lines=tension, time_left_s=6.0),
        "guess": _view(Phase.GUESS, N_("Your guess"), question=GUESS, time_left_s=9.0),
    }


def _ending() -> dict[str, View]:
    def finding(measure: str, title: str, pair: tuple[float, float], verdict: Verdict) -> Finding:
        before, after = (Reading(value, Quality.MEASURED) for value in pair)
        return Finding(measure, title, before, after, verdict)

    changed = (
        finding("cadence_spm", N_("Cadence"), (166.0, 175.0), Verdict.CHANGED),
        finding("contact_time_s", N_("Contact time"), (0.262, 0.249), Verdict.CHANGED),
    )
    calm = tuple(replace(one, verdict=Verdict.NO_CLEAR_CHANGE) for one in changed)
    other = tuple(replace(one, verdict=Verdict.NOT_COMPARABLE) for one in changed)
    view = _view(Phase.SUMMARY, N_("Your visit"))
    return {
        "summary": replace(view, findings=changed),
        "summary_no_clear_change": replace(view, findings=calm),
        "summary_other_speed": replace(view, findings=other[:1]),
        "summary_not_measured": view,
    }
