"""The exercises as data are those of the tables they were written from: doses, aims, cues, errors.

Each row here is a row there, written down a second time by hand.
"""

import pytest

from kiosk.coaching.exercise import Dose, Exercise
from kiosk.coaching.library import builtin_exercises

EXERCISES = builtin_exercises()
DOSES = {
    "small_springs": [
        (3, 20, 40),
        (5, 10, 50),
        (6, 10, 40),
        (8, 10, 30),
        (10, 10, 20),
        (15, 10, 10),
    ],
    "tall_reach": [(3, 20, 20)],
    "quick_feet": [(3, 15, 30), (3, 15, 30), (4, 20, 30), (6, 20, 30)],
    "push_and_float": [(3, 30, 30), (3, 30, 30), (4, 30, 30), (6, 45, 45)],
}
"""The dose of a visit, then those that a plan grows through."""
LEVELS = {
    ("tall_reach", "stand"): (20, False),
    ("tall_reach", "walk"): (30, False),
    ("tall_reach", "jog_on_the_spot"): (15, False),
    ("tall_reach", "jog"): (15, True),
    ("push_and_float", "strides"): (20, True),
}
"""Seconds of work, and whether it is off by default."""
TARGETS = {
    "small_springs": {
        ("hop_rate", "zero"): (150, 180),
        ("step_regularity", "zero"): (None, 6),
        ("hop_height", "zero"): (2, 5),
        ("contact_time", "zero"): (170, 260),
        ("onset_lag", "zero"): (None, 20),
    },
    "tall_reach": {
        ("pelvic_obliquity", "baseline"): (None, 30),
        ("pelvic_rotation", "baseline"): (None, 30),
        ("lateral_sway", "baseline"): (None, 30),
    },
    "quick_feet": {
        ("cadence", "target"): (-3, 3),
        ("contact_time", "first_set"): (None, -5),
        ("foot_lift", "zero"): (5, 15),
        ("step_regularity", "zero"): (None, 6),
        ("strike_angle", "zero"): (None, 5),
    },
    "push_and_float": {
        ("cadence", "target"): (-3, 3),
        ("contact_time", "baseline"): (None, -3),
        ("vertical_oscillation", "baseline"): (None, 0),
        ("trunk_lean", "zero"): (-3, 12),
    },
}
ERRORS = {
    "small_springs": {
        "squat_jump": "Smaller. Just the feet.",
        "stamping": "Soften the knees.",
        "heel_slam": "Heel only kisses.",
        "heel_never_down": "Let it touch lightly.",
        "irregular": "Same rhythm.",
        "one_foot_first": "Both feet together.",
        "travelling": "Stay on the spot.",
        "folded_trunk": "Grow tall.",
    },
    "tall_reach": {
        "arched_back": "Ribs down, reach up.",
        "hip_drop": "Keep the belt line level.",
        "twisting": "Hips face forward.",
        "side_sway": "Quiet hips.",
        "shrugging": "Long neck, breathe.",
        "arms_down": None,
    },
    "quick_feet": {
        "sticky_feet": "Hot floor.",
        "knees_high": "Lower, quicker.",
        "stamping": "Quieter feet.",
        "heel_first": "Land under you, flat.",
        "leaning": "Grow tall.",
        "uneven": "Left-right even.",
        "fades": None,
    },
    "push_and_float": {
        "overstride": "Quicker, under you.",
        "bouncing": "Float low, forward.",
        "off_the_beat": None,
        "tense": "Shake your hands.",
        "lean_from_hip": "Tall, hips forward.",
        "drifting_back": "Come to the front.",
    },
}
"""The cue of each; None where the table names none."""
LIMITS = [
    ("small_springs", "squat_jump", "contact_time", 350),
    ("small_springs", "squat_jump", "hop_rate", 120),
    ("small_springs", "squat_jump", "hop_height", 8),
    ("small_springs", "stamping", "impact_peak", 50),
    ("small_springs", "heel_slam", "strike_angle", 5),
    ("small_springs", "heel_never_down", "heel_pitch", 8),
    ("small_springs", "irregular", "step_regularity", 8),
    ("small_springs", "folded_trunk", "trunk_lean", 12),
    ("tall_reach", "arched_back", "pelvic_tilt", 6),
    ("tall_reach", "arched_back", "trunk_lean", 3),
    ("tall_reach", "hip_drop", "pelvic_obliquity", 30),
    ("tall_reach", "twisting", "pelvic_rotation", 30),
    ("quick_feet", "sticky_feet", "duty_factor", 60),
    ("quick_feet", "knees_high", "foot_lift", 20),
    ("quick_feet", "knees_high", "cadence", 5),
    ("quick_feet", "stamping", "impact_peak", 50),
    ("quick_feet", "heel_first", "strike_angle", 5),
    ("quick_feet", "leaning", "trunk_lean", 12),
    ("quick_feet", "leaning", "trunk_lean", 3),
    ("quick_feet", "uneven", "step_unevenness", 6),
    ("quick_feet", "fades", "rate_trend", 5),
    ("push_and_float", "bouncing", "vertical_oscillation", 10),
    ("push_and_float", "off_the_beat_slow", "cadence", 3),
    ("push_and_float", "off_the_beat_fast", "cadence", 3),
    ("push_and_float", "lean_from_hip", "trunk_lean", 12),
]
"""How far, without its sign. The few that differ are in the README, each with its reason."""


def told(dose: Dose) -> tuple[float, float, float]:
    return dose.sets, dose.work_s, dose.rest_s


@pytest.mark.parametrize("name", DOSES)
def test_how_much_of_it(name: str) -> None:
    one = EXERCISES[name]
    assert [told(dose) for dose in (one.dose, *one.tiers)] == DOSES[name]


@pytest.mark.parametrize(("name", "level"), LEVELS)
def test_its_other_forms(name: str, level: str) -> None:
    found = EXERCISES[name].level(level)
    assert found is not None
    assert (found.dose.work_s, found.locked) == LEVELS[name, level]


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_aimed_at(name: str) -> None:
    aims = {(aim.metric, aim.than): (aim.at_least, aim.at_most) for aim in EXERCISES[name].aims}
    own_best = {key for key in aims if key[1] == "own_best"}
    assert own_best == ({("reactivity", "own_best")} if name == "small_springs" else set())
    assert {key: aim for key, aim in aims.items() if key not in own_best} == TARGETS[name]


def test_the_score_of_hops_is_regularity_first_then_reactivity() -> None:
    first, second, *_ = EXERCISES["small_springs"].aims
    assert (first.metric, second.metric) == ("step_regularity", "reactivity")


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_has_its_cue(name: str) -> None:
    cues = {error.name: error.cue for error in EXERCISES[name].errors}
    wanted = {error: cue for error, cue in ERRORS[name].items() if cue is not None}
    assert {error: cues.get(error) for error in wanted} == wanted
    assert ERRORS[name].keys() <= cues.keys()


def test_what_nobody_can_sense_has_no_signs() -> None:
    unsensed = {error.name for one in EXERCISES.values() for error in one.errors if not error.ways}
    assert unsensed == {"shrugging", "arms_down", "tense"}


@pytest.mark.parametrize(("name", "error", "metric", "limit"), LIMITS)
def test_how_far_is_too_far(name: str, error: str, metric: str, limit: float) -> None:
    assert limit in limits(EXERCISES[name], error, metric)


def limits(exercise: Exercise, error: str, metric: str) -> set[float]:
    (found,) = (one for one in exercise.errors if one.name == error)
    signs = [sign for signs in found.ways for sign in signs if sign.metric == metric]
    return {abs(end) for sign in signs for end in (sign.above, sign.below) if end is not None}


def test_cadence_grows_by_a_step_a_set_and_the_last_run_is_silent() -> None:
    quick, running = EXERCISES["quick_feet"], EXERCISES["push_and_float"]
    assert quick.raise_pct == (0, 2.5, 5, 7.5, 10)
    assert running.raise_pct == (2.5, 5)
    assert running.silent_last_set
    assert {one.name for one in EXERCISES.values() if one.ours} >= {quick.name, running.name}


def test_hops_and_quick_feet_are_done_on_a_standing_belt_and_start_themselves() -> None:
    alone = {name for name, one in EXERCISES.items() if one.self_start}
    assert alone == {"small_springs", "quick_feet"}
    assert {EXERCISES[name].belt.value for name in alone} == {"stopped"}
