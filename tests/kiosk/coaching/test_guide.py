"""One exercise's guidance: aim, beat, easier, the end of a set."""

from dataclasses import replace

import pytest

from kiosk.coaching.exercise import ErrorSigns, Exercise, Sign, When
from kiosk.coaching.guide import PRAISE, Guide
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Beat
from kiosk.gait.measures import Live, Placement, Quality, Reading, Side, Step

FLOAT = builtin_exercises()["push_and_float"]
S = 1_000_000


def live(at_s: float, cadence: float, contact_s: float = 0.25) -> Live:
    return Live(
        round(at_s * S),
        Reading(cadence, Quality.MEASURED, 1.0),
        Reading(contact_s, Quality.MEASURED, 0.01),
    )


def guide(beat: Beat = Beat.CONSTANT, exercise: Exercise = FLOAT) -> Guide:
    made = Guide(exercise, 160.0, {}, beat)
    made.begin_set(5.0, 0)
    return made


def test_without_a_baseline_there_is_no_aim_and_no_beat() -> None:
    made = Guide(FLOAT, None, {}, Beat.CONSTANT)
    made.begin_set(5.0, 0)
    assert made.band is None
    assert made.beat_spm(0) is None
    assert [made.hear(live(t, 100)) for t in range(30)] == [None] * 30


def test_a_pace_from_before_the_beat_is_not_one_off_it() -> None:
    made = guide()
    found_s = 4.0
    cued = [made.hear(live(t / 4, 150 if t / 4 < found_s else 168)) for t in range(4 * 12)]
    assert set(cued) == {None}
    made.begin_set(5.0, 12 * S)
    cued_s = next(t / 4 for t in range(4 * 12, 4 * 30) if made.hear(live(t / 4, 150)))
    assert 5 <= cued_s - 12 <= 5 + 3


def test_three_cues_make_the_aim_easier() -> None:
    made = guide()
    cued = [made.hear(live(t / 4, 150)) for t in range(4 * 50)]
    assert cued.count("off_the_beat_slow") == 3
    assert made.band is not None
    assert made.band.target == pytest.approx(164)


def test_hops_get_easier_by_a_slower_beat_and_never_become_jumps() -> None:
    made = Guide(builtin_exercises()["small_springs"], None, {}, Beat.CONSTANT)
    made.begin_set(None, 0)
    beats = []
    for _ in range(6):
        made.make_easier()
        beats.append(made.beat_spm(0))
    assert beats[0] == pytest.approx(165 * 0.975)
    assert beats[-1] == 150
    made.begin_set(None, 40 * S)
    assert made.beat_spm(40 * S) == 150


def test_the_reach_gets_easier_by_more_room_for_the_hips() -> None:
    made = Guide(builtin_exercises()["tall_reach"], None, {}, Beat.CONSTANT)
    made.compare_with({"pelvic_rotation": 0.10})
    turned = Reading(0.135, Quality.MEASURED)
    told = []
    for start in (0, 30, 60):
        made.begin_set(None, start * S)
        lives = [replace(live(start + t / 4, 110), pelvic_rotation_rad=turned) for t in range(60)]
        told.append([name for one in lives if (name := made.hear(one))])
        made.make_easier()
    assert told == [["twisting"], [], []]


def test_bandwidth_beats_only_after_five_seconds_outside() -> None:
    made = guide(Beat.BANDWIDTH)
    made.hear(live(1, 168))
    assert made.beat_spm(2 * S) is None
    for t in range(2, 8):
        made.hear(live(t, 150))
    assert made.beat_spm(7 * S) == pytest.approx(168)
    made.hear(live(8, 168))
    assert made.beat_spm(8 * S) is None


def test_off_is_off() -> None:
    assert guide(Beat.OFF).beat_spm(100 * S) is None


def test_a_good_set_is_praised_and_a_poor_one_is_not() -> None:
    made = guide()
    for t in range(20):
        made.hear(live(t, 168))
    made.end_set([], [], 20 * S)
    cue = made.cue(20 * S)
    assert cue is not None
    assert cue.text == PRAISE
    made.begin_set(5.0, 30 * S)
    for t in range(30, 50):
        made.hear(live(t, 150))
    made.end_set([], [], 50 * S)
    assert made.cue(50 * S) is None


def test_an_error_of_the_whole_set_is_cued_at_its_end_against_the_first() -> None:
    sticky = ErrorSigns(
        name="sticky",
        cue="Hot floor.",
        when=When.SET_END,
        signs=(Sign(metric="contact_time", above=0, unit="ms", than="first_set"),),
    )
    made = guide(exercise=FLOAT.model_copy(update={"errors": (sticky,)}))
    assert made.end_set([live(1, 168, 0.25)], [], 20 * S) is None
    made.begin_set(5.0, 30 * S)
    assert made.hear(live(31, 168, 0.26)) is None
    assert made.end_set([live(31, 168, 0.26)], [], 50 * S) == sticky


def test_hops_have_a_beat_of_their_own_and_need_no_baseline() -> None:
    made = Guide(builtin_exercises()["small_springs"], None, {}, Beat.BANDWIDTH)
    made.begin_set(None, 0)
    assert made.beat_spm(60 * S) == 165


def test_staff_words_take_the_place_of_the_products() -> None:
    made = Guide(FLOAT, 160.0, {}, Beat.CONSTANT, {"off_the_beat_slow": "Hop to it."})
    made.begin_set(5.0, 0)
    for t in range(9):
        made.hear(live(t, 150))
    cue = made.cue(8 * S)
    assert cue is not None
    assert cue.text == "Hop to it."


def test_the_walk_says_one_of_its_cues_now_and_then() -> None:
    walk = builtin_exercises()["warm_up_walk"]
    made = Guide(walk, None, {}, Beat.CONSTANT)
    made.begin_set(None, 0)
    said = []
    for t in range(100):
        made.hear(live(t, 110))
        cue = made.cue(t * S)
        if cue is not None and cue not in said:
            said.append(cue)
    assert [(c.since_us // S, c.text) for c in said] == [
        (30, walk.cues[0]), (60, walk.cues[1]), (90, walk.cues[2])
    ]  # fmt: skip


def test_only_safety_is_cued_without_feedback() -> None:
    made = Guide(FLOAT, 160.0, {"belt_mismatch": -0.01, "contact_time": 0.25}, Beat.CONSTANT)
    drifting = replace(live(0, 150), belt_mismatch=Reading(-0.1, Quality.MEASURED))
    cued = [made.hear(replace(drifting, at_us=t * S), (), feedback=False) for t in range(12)]
    assert [name for name in cued if name] == ["drifting_back"]


def test_stamping_is_told_from_the_own_clean_steps() -> None:
    made = Guide(builtin_exercises()["quick_feet"], 160.0, {}, Beat.CONSTANT)
    made.begin_set(0.0, 0)
    cued = []
    for t in range(80):
        peak = 60.0 if t < 40 else 100.0
        now = replace(live(t / 4, 160), impact_peak_mps2=Reading(peak, Quality.MEASURED))
        cued.append((t, made.hear(now)))
    assert [c for c in cued if c[1]] == [(60, "stamping")]


def feet(left_ms: int, right_ms: int, from_s: float, to_s: float) -> list[Step]:
    """Left and right in turn; each step takes as long as its foot's do."""
    made, at_us, left = [], round(from_s * S), True
    while at_us < to_s * S:
        took_us = 1000 * (left_ms if left else right_ms)
        side = Side.LEFT if left else Side.RIGHT
        made.append(
            Step(side, Placement.FOOT, at_us, at_us + 200_000, None, took_us, 1.0, Quality.MEASURED)
        )
        at_us, left = at_us + took_us, not left
    return made


@pytest.mark.parametrize(
    ("left_ms", "right_ms", "cued"), [(368, 352, True), (352, 352, False), (353, 358, False)]
)
def test_who_limps_less_than_the_table_says_but_unlike_himself_is_told(
    left_ms: int, right_ms: int, cued: bool
) -> None:
    """Within 6 %; the own way is a little longer on the right."""
    made = Guide(builtin_exercises()["quick_feet"], 160.0, {}, Beat.CONSTANT)
    made.begin_set(0.0, 0)
    own = feet(352, 358, 0, 15)
    for t in range(4 * 15):
        made.hear(live(t / 4, 169), [step for step in own if step.initial_contact_us < t * S / 4])
    made.begin_set(0.0, 45 * S)
    then, said = feet(left_ms, right_ms, 45, 60), []
    for t in range(4 * 45, 4 * 60):
        known = [step for step in then if step.initial_contact_us < t * S / 4]
        said.append((t / 4 - 45, made.hear(live(t / 4, 169), known)))
    told_s = [at_s for at_s, name in said if name == "uneven"]
    assert bool(told_s) is cued
    assert not cued or told_s[0] <= 8


def test_hops_stand_beside_the_own_best_of_all_visits() -> None:
    made = Guide(builtin_exercises()["small_springs"], None, {}, Beat.CONSTANT, {}, 0.9)
    for contact_us, least in ((160_000, 0.9), (200_000, 1.0)):
        hops = [
            Step(
                Side.BOTH, Placement.FOOT, at, at + contact_us, 160_000, None, 1.0, Quality.MEASURED
            )
            for at in range(0, 40 * 360_000, 360_000)
        ]
        lives = [live(t / 4, 0.0) for t in range(60)]
        made.end_set(lives, hops, 15 * S)
        (number,) = (one for one in made.numbers if one.metric == "reactivity")
        assert number.amount.value == pytest.approx(160_000 / contact_us)
        assert number.at_least == pytest.approx(least - 0.07)


def test_a_rest_is_the_reference_where_the_exercise_says_so() -> None:
    made = Guide(builtin_exercises()["tall_reach"], None, {"lateral_sway": 0.001}, Beat.CONSTANT)
    made.begin_set(None, 0)
    sway = Reading(0.02, Quality.MEASURED)
    first = [made.hear(replace(live(t, 110), lateral_sway_m=sway)) for t in range(15)]
    assert not any(first)
    made.compare_with({"lateral_sway": 0.014})
    made.begin_set(None, 20 * S)
    then = [made.hear(replace(live(20 + t, 110), lateral_sway_m=sway)) for t in range(15)]
    assert [name for name in then if name] == ["side_sway"]
