"""Every screen in every state that it can be in, as Views: for the gallery, pictures and checks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.coaching import questions
from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.member import Consent, Door, Known
from kiosk.coaching.offer import Sensed, unseen
from kiosk.coaching.picture import (
    ARMS_DOWN,
    ARMS_STILL_DOWN,
    BELT_LINES,
    PODS_LINES,
    STAND_LINES,
)
from kiosk.coaching.presence import PAUSED
from kiosk.coaching.record import AnswerRecord
from kiosk.coaching.view import (
    Band,
    Connection,
    Cue,
    Number,
    Phase,
    Question,
    View,
    Worn,
)
from kiosk.gait.measures import UNKNOWN, Live, Quality, Reading
from kiosk.screen.summary_states import summary_states
from kiosk.words import N_

AT_US = 10_000_000
BAND = Band(172.0, 177.0, 182.0)
CONSOLE_SPEED = N_("What speed does the console show, in {unit}?")
IS_YOURS = Question(
    *("is_this_your_pod", N_("Is this your pod? It does not move with this belt."), 0, 1, 1),
    (N_("Yes, mine"), N_("No, not mine")),
)
CONNECTIONS = (
    Connection(N_("Treadmill"), ready=True, worn=Worn.BELT),
    Connection(N_("Left shoe"), ready=True, worn=Worn.LEFT_SHOE, battery_pct=82.0),
    Connection(N_("Right shoe"), ready=False, worn=Worn.RIGHT_SHOE),
)
ALL_WORN = (
    *CONNECTIONS[:2],
    Connection(N_("Right shoe"), ready=True, worn=Worn.RIGHT_SHOE, battery_pct=17.0),
    Connection(N_("Waist"), ready=True, worn=Worn.WAIST, battery_pct=64.0),
    Connection(N_("Upper back"), ready=True, worn=Worn.BACK, battery_pct=90.0),
)
ANOTHER = N_("This kiosk has another one of its kind.")
NEXT_DOOR = tuple(
    Connection(f"C0:11:22:33:44:{n}", ready=False, kind="belt", refusal=ANOTHER)
    for n in range(10, 29)
)
"""A room full of treadmills."""
ANA = Known("Ana", visits=4, consents=frozenset({Consent.STORE}))
AROUND = (Phase.WELCOME, Phase.WHO, Phase.READY)


def states() -> Mapping[str, View]:
    """Name to View; the names become the names of the pictures."""
    ending = summary_states(_view(Phase.SUMMARY, N_("Your visit")), ANA)
    return {**_around(), **_who(), **_running(), **_calm(), **_belt(), **_asking(), **ending}


def _view(phase: Phase, title: str = N_("Push and float"), **more: Any) -> View:
    behind = 0.0 if phase in AROUND else 0.42
    return View(AT_US, phase, title, _live(177.0), progress=behind, **more)


def _live(spm: float, quality: Quality = Quality.MEASURED) -> Live:
    return Live(AT_US, cadence_spm=Reading(spm, quality), contact_time_s=Reading(0.262, quality))


def _measured(value: float) -> Reading:
    return Reading(value, Quality.MEASURED)


def _around() -> dict[str, View]:
    pods = _view(Phase.PODS, N_("Clip on the pods"), lines=PODS_LINES, time_left_s=9.0)
    return {
        "welcome": _view(Phase.WELCOME, N_("Step up. No account needed."), connections=CONNECTIONS),
        "welcome_full": _view(
            *(Phase.WELCOME, N_("Step up. No account needed.")), connections=(*ALL_WORN, *NEXT_DOOR)
        ),
        "pods_none": replace(pods, connections=CONNECTIONS[:1]),
        "pods_left": replace(pods, connections=CONNECTIONS),
        "pods_all": replace(pods, connections=ALL_WORN),
        "stand_tall": _view(
            Phase.STAND_TALL, N_("Stand tall and still"), lines=STAND_LINES, time_left_s=6.0
        ),
        "belt": _view(Phase.BELT, N_("Stop the belt"), lines=BELT_LINES, time_left_s=8.0),
        "belt_to_speed": _view(
            *(Phase.BELT, N_("Start the belt again")),
            lines=BELT_LINES,
            time_left_s=8.0,
            wanted_speed_mps=2.78,
        ),
        **_cards(),
        "countdown": _view(Phase.COUNTDOWN, time_left_s=2.6, set_number=1, set_count=3),
    }


def _cards() -> dict[str, View]:
    """Why and how of each exercise, in its own words; and where nothing is worn."""
    cards, nothing = {}, Sensed()
    for name, exercise in builtin_exercises().items():
        card = _view(Phase.PURPOSE, exercise.title, exercise=name, time_left_s=6.0)
        shown = replace(card, phase=Phase.DEMONSTRATION, lines=exercise.show)
        cards[f"purpose_{name}"] = replace(card, lines=(exercise.purpose,))
        cards[f"demonstration_{name}"] = shown
        cards[f"demonstration_{name}_nothing_worn"] = replace(
            shown, lines=(*exercise.show, *unseen(exercise, nothing))
        )
    return cards


def _who() -> dict[str, View]:
    who = _view(Phase.WHO, N_("Who is running?"))
    wrong = Door(refused=N_("Name and PIN do not fit."))
    return {
        "who": who,
        "who_called_staff": replace(who, staff_called=True),
        "who_busy": replace(who, door=Door(busy=True)),
        "who_refused": replace(who, door=wrong),
        "who_waits": replace(who, door=Door(refused=wrong.refused, wait_s=42.0)),
        "who_member": replace(who, member=ANA),
        "who_resumes": replace(who, member=replace(ANA, can_resume=True)),
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
        reference_band_spm=Band(165.0, 175.0, 185.0),
        exercise="push_and_float",
    )
    trunk = replace(guided.live, trunk_lean_rad=_measured(0.14), pelvic_tilt_rad=_measured(0.16))
    hop = replace(guided, cadence_band_spm=None, reference_band_spm=None, exercise="small_springs")
    hop = replace(hop, title=N_("Small springs"), beat_spm=132.0)
    hopping = Live(AT_US, hop_rate_hz=_measured(2.23))
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
        "set_posture": replace(guided, live=trunk, cue=behind),
        "set_posture_lean_only": replace(
            guided, live=replace(trunk, pelvic_tilt_rad=UNKNOWN, trunk_lean_rad=_measured(0.02))
        ),
        "set_hopping": replace(hop, live=hopping),
        "set_hopping_not_yet": replace(hop, live=Live(AT_US)),
        "set_paused": replace(guided, held=PAUSED),
        "rest_paused": _view(Phase.REST, time_left_s=21.0, held=PAUSED),
        "set_silent": _view(Phase.SET, time_left_s=14.0, set_number=3, set_count=3),
    }


def _calm() -> dict[str, View]:
    """Without feedback, with whatever the visit says there."""
    opener = builtin_exercises()["desk_opener"]
    return {
        "walk": _view(Phase.WALK, N_("Warm-up walk"), time_left_s=121.0),
        "easy_run": _view(Phase.EASY_RUN, N_("Easy run"), time_left_s=44.0),
        "baseline": _view(Phase.BASELINE, N_("Run your usual way"), time_left_s=31.0),
        "baseline_held": _view(
            *(Phase.BASELINE, N_("Run your usual way")),
            time_left_s=31.0,
            held=N_("Step back on when you are ready."),
        ),
        "retest": _view(Phase.RETEST, N_("Once more, your way"), time_left_s=31.0),
        "walk_let_go": _view(
            *(Phase.WALK, N_("Walk and let go")),
            lines=builtin_exercises()["warm_up_walk"].unsensed,
            time_left_s=12.0,
        ),
        "set_words": _view(
            *(Phase.SET, opener.title),
            lines=opener.show[:1],
            time_left_s=44.0,
        ),
        "rest_arms_still_down": _view(
            *(Phase.REST, N_("Tall reach")), lines=(ARMS_STILL_DOWN,), time_left_s=8.0
        ),
        "rest_arms_down": _view(
            *(Phase.REST, N_("Tall reach")), lines=(ARMS_DOWN,), time_left_s=14.0
        ),
        "rest_faster_next": _view(
            *(Phase.REST, N_("Strides")), wanted_speed_mps=3.33, time_left_s=14.0
        ),
        "rest": _view(Phase.REST, time_left_s=21.0, set_number=2, set_count=3),
        "cool_down": _view(Phase.COOL_DOWN, N_("Cool down"), time_left_s=58.0),
    }


def _belt() -> dict[str, View]:
    """The belt's speed: set from here, told by the member, or asked about in passing."""
    walk = _view(Phase.WALK, N_("Warm-up walk"), time_left_s=121.0)
    stopping = BeltControl(Hold.STOPPING, least_mps=0.28, most_mps=4.44)
    held = replace(stopping, hold=Hold.HOLDING, wanted_mps=1.39, ends_in_s=112.0)
    tilts = replace(held, most_incline_pct=6.0, wanted_incline_pct=1.5)
    told = Question("console_speed", CONSOLE_SPEED, 1, 19, 0.5, start=5.5, speed=True)
    return {
        "walk_belt_offered": replace(walk, belt=BeltControl(Hold.OFFERED)),
        "walk_belt_silent": replace(walk, belt_read=False),
        "belt_asking": replace(walk, belt=BeltControl(Hold.ASKING)),
        "belt_holding": replace(walk, belt=held),
        "belt_holding_incline": replace(walk, belt=tilts),
        "belt_stopping": replace(walk, belt=stopping),
        "console_speed": replace(walk, belt_read=False, question=told),
        "is_yours": replace(walk, question=IS_YOURS),
    }


def _asking() -> dict[str, View]:
    tension = (N_("Tension is felt, not measured: shake your hands if they are tight."),)
    ease = replace(questions.EASE_AFTER, name="ease_push_and_float", text=N_("How easy was that?"))
    said = (AnswerRecord("cadence", 170.0, 166.0), AnswerRecord("strike", 1.0, 2.0))
    numbers = (
        Number("cadence", _measured(167.0), 163.0, 173.0),
        Number("contact_time", _measured(0.238), None, 0.242),
        Number("trunk_lean", _measured(0.09), -0.052, 0.209),
    )
    ready = replace(_view(Phase.READY, N_("Ready?")), lines=questions.READY_LINES)
    return {
        "ready": replace(ready, question=questions.READY),
        "ready_calves": replace(ready, question=questions.CALVES, lines=()),
        "ready_desk_day": replace(ready, question=questions.DESK_DAY, lines=()),
        "feel": _view(Phase.FEEL, question=ease, lines=tension, time_left_s=6.0),
        "number": _view(Phase.NUMBER, numbers=numbers, time_left_s=3.0),
        "guess_cadence": _view(Phase.GUESS, N_("Your guess"), question=questions.CADENCE),
        "guess_strike": _view(Phase.GUESS, N_("Your guess"), question=questions.STRIKE),
        "guess_side": _view(Phase.GUESS, N_("Your guess"), question=questions.SIDE),
        "guess_lean": _view(Phase.GUESS, N_("Your guess"), question=questions.LEAN),
        "guess_ease": _view(Phase.GUESS, N_("Your guess"), question=questions.EASE_BEFORE),
        "reveal": _view(Phase.REVEAL, N_("Your guess"), answers=said, time_left_s=8.0),
    }
