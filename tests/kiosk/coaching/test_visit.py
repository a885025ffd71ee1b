"""The visit as a whole, on a made-up clock: twenty minutes in a second."""

from typing import TYPE_CHECKING

import pytest

from kiosk.coaching.presence import BELT_STANDS, PAUSED, STEPPED_OFF, WHEN_READY
from kiosk.coaching.view import Intent, Phase, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Member


def follow_the_beat(member: "Member") -> None:
    """From now on the member steps to every beat there is."""

    def change(view: object) -> None:
        beat = member.views[-1].beat_spm
        member.cadence_spm = beat or member.cadence_spm

    while member.views[-1].phase is not Phase.SUMMARY:
        member.run(0.1, change)


def test_nothing_happens_before_somebody_starts(member: "Member") -> None:
    assert member.run(30).phase is Phase.WELCOME
    assert member.visit.record() is None


def test_the_short_visit_walks_through_its_phases(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SUMMARY)
    order = []
    for view in member.views:
        if not order or order[-1] is not view.phase:
            order.append(view.phase)
    sets = [Phase.COUNTDOWN, Phase.SET, Phase.REST, Phase.SET, Phase.REST, Phase.SET, Phase.FEEL]
    assert order == [
        *(Phase.COUNTDOWN, Phase.BASELINE, *sets, Phase.NUMBER),
        *(Phase.COUNTDOWN, Phase.RETEST, Phase.SUMMARY),
    ]


def test_the_baseline_and_the_retest_are_silent(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SUMMARY)
    silent = [v for v in member.views if v.phase in (Phase.BASELINE, Phase.RETEST)]
    assert silent
    assert all(v.cue is None and v.beat_spm is None and not v.cadence_band_spm for v in silent)


def test_the_aim_comes_from_the_own_baseline(member: "Member") -> None:
    member.touch(Intent.START)
    first = member.run_to(Phase.SET)
    assert first.cadence_band_spm is not None
    assert first.cadence_band_spm.target == pytest.approx(160 * 1.025, rel=1e-3)
    assert first.beat_spm == first.cadence_band_spm.target


@pytest.mark.parametrize("good_s", [0, 8])
def test_outside_the_band_one_cue_after_five_seconds(member: "Member", good_s: int) -> None:
    member.touch(Intent.START)
    member.cadence_spm = member.run_to(Phase.SET).beat_spm or 0.0
    start = member.run(good_s).at_us if good_s else member.at_us
    member.cadence_spm = 150
    member.run(9)
    cued = [v for v in member.views if v.cue is not None]
    assert cued[0].cue is not None
    assert cued[0].cue.text == "Quicker, with the beat."
    looked_back_s = 2.5  # in a set that has just begun no step of it is known yet
    assert 5 <= (cued[0].at_us - start) / 1e6 <= 5 + looked_back_s
    assert len({v.cue.since_us for v in cued if v.cue}) == 1


def test_following_the_beat_is_met_with_silence_then_praise(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    follow_the_beat(member)
    cues = {v.cue.text for v in member.views if v.cue is not None}
    assert cues == {"That one was it."}
    assert {v.phase for v in member.views if v.cue is not None} == {Phase.REST}


def test_a_real_change_is_reported_and_an_unchanged_one_is_not(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.RETEST)
    member.cadence_spm, member.contact_s = 168, 0.246
    member.run_to(Phase.SUMMARY)
    verdicts = {f.measure: f.verdict for f in member.views[-1].findings}
    assert verdicts["cadence_spm"] is Verdict.CHANGED
    assert verdicts["contact_time_s"] is Verdict.NO_CLEAR_CHANGE


def test_without_a_known_speed_nothing_is_compared(member: "Member") -> None:
    member.speed_mps = None
    member.touch(Intent.START)
    member.run_to(Phase.RETEST)
    member.cadence_spm = 168
    member.run_to(Phase.SUMMARY)
    assert {f.verdict for f in member.views[-1].findings} == {Verdict.NOT_COMPARABLE}


def test_a_pause_holds_the_time_and_a_touch_ends_it(member: "Member") -> None:
    member.touch(Intent.START)
    left = member.run_to(Phase.SET).time_left_s
    member.touch(Intent.PAUSE)
    held = member.run(60)
    assert (held.held, held.time_left_s, held.cue, held.beat_spm) == (PAUSED, left, None, None)
    member.touch(Intent.RESUME)
    assert member.run(1).held is None


def test_a_stopped_belt_and_an_empty_belt_hold_the_time(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    member.speed_mps = 0.0
    assert member.run(1).held == BELT_STANDS
    member.speed_mps, member.runs = 2.8, False
    assert member.run(6).held == STEPPED_OFF
    member.runs = True
    assert member.run(1).held is None


def test_who_walks_away_leaves_a_visit_behind(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    member.runs = False
    assert member.run(130).phase is Phase.SUMMARY
    record = member.visit.record()
    assert record is not None
    assert not record.complete
    assert [s.outcome for s in record.sets] == ["done", "left"]


def test_no_measured_step_is_lost(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SUMMARY)
    record = member.visit.record()
    assert record is not None
    assert record.complete
    kept = [step for one in record.sets for step in one.steps] + list(record.between)
    assert sorted(kept, key=lambda s: s.initial_contact_us) == member.sent


def test_easier_lowers_the_aim_never_below_the_baseline(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    for _ in range(5):
        member.touch(Intent.EASIER)
    band = member.run(0.1).cadence_band_spm
    assert band is not None
    assert band.target == pytest.approx(160, rel=1e-3)


def test_the_last_set_is_silent_until_the_member_asks(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    while member.views[-1].set_number != 3:
        member.run(0.1)
    assert member.views[-1].cadence_band_spm is None
    member.touch(Intent.SHOW_ME)
    assert member.run(0.2).cadence_band_spm is not None
    member.run_to(Phase.SUMMARY)
    record = member.visit.record()
    assert record is not None
    assert "show_me" in record.notes


def test_the_summary_ends_by_itself_or_by_a_touch(member: "Member") -> None:
    member.touch(Intent.STOP)
    assert member.visit.view().phase is Phase.SUMMARY
    member.touch(Intent.DONE)
    assert member.visit.finished


def test_an_interrupted_baseline_begins_again_and_the_spoilt_one_is_kept(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.BASELINE)
    member.run(15)
    member.runs = False
    member.run(10)
    member.runs = True
    left = member.run(1).time_left_s
    assert left is not None
    assert left > 28
    member.run_to(Phase.SUMMARY)
    record = member.visit.record()
    assert record is not None
    assert [s.outcome for s in record.sets if s.exercise == "baseline"] == ["interrupted", "done"]


def test_another_speed_in_the_baseline_begins_it_again_but_not_for_ever(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.BASELINE)
    for speed in (3.0, 2.6, 3.0, 2.6, 3.0):
        member.run(6)
        member.speed_mps = speed
    member.run_to(Phase.SUMMARY)
    record = member.visit.record()
    assert record is not None
    outcomes = [s.outcome for s in record.sets if s.exercise == "baseline"]
    assert outcomes == ["interrupted", "interrupted", "done"]


def test_hops_on_a_mat_start_and_stop_themselves(member_of: "Callable[..., Member]") -> None:
    member = member_of("express")
    member.touch(Intent.START)
    member.run_to(Phase.BELT)
    member.speed_mps = 0.0
    member.run_to(Phase.COUNTDOWN)
    member.runs = False
    waiting = member.run(8)
    assert (waiting.phase, waiting.held) == (Phase.SET, WHEN_READY)
    member.runs = True
    assert member.run(3).held is None
    member.runs = False
    assert member.run(12).phase is Phase.REST


def test_a_member_who_never_hops_is_not_kept_waiting(
    member_of: "Callable[..., Member]",
) -> None:
    member = member_of("express")
    member.touch(Intent.START)
    member.run_to(Phase.BELT)
    member.speed_mps = 0.0
    member.run_to(Phase.COUNTDOWN)
    member.runs = False
    assert member.run(30).phase is Phase.REST


def test_the_belt_phase_ends_when_the_belt_obeys(member_of: "Callable[..., Member]") -> None:
    member = member_of("express")
    member.touch(Intent.START)
    begun = member.run_to(Phase.BELT)
    assert begun.title == "Stop the belt"
    member.speed_mps = 0.0
    assert member.run(3.5).phase is Phase.PURPOSE or member.views[-1].phase is Phase.COUNTDOWN


def test_with_nothing_worn_and_a_mute_belt_the_visit_runs_by_time(
    member_of: "Callable[..., Member]",
) -> None:
    member = member_of("standard")
    member.runs, member.speed_mps = False, None
    member.touch(Intent.START)
    member.touch(Intent.GUEST)
    member.run_to(Phase.SUMMARY, at_most_s=18 * 60)
    record = member.visit.record()
    assert record is not None
    assert record.complete
    assert {s.result.cadence_spm.value for s in record.sets} == {None}
    assert any(v.beat_spm == 165 for v in member.views)
    assert not any(v.cadence_band_spm for v in member.views)


def test_staff_can_end_it(member: "Member") -> None:
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    member.touch(Intent.STAFF_END)
    record = member.visit.record()
    assert record is not None
    assert record.notes[-1] == "ended_by_staff"


def test_feedback_fades_over_visits(member_of: "Callable[..., Member]") -> None:
    shown = []
    for visits in (0, 5, 7):
        member = member_of("demo", visits)
        member.touch(Intent.START)
        member.run_to(Phase.SUMMARY)
        shown.append(sum(v.cadence_band_spm is not None for v in member.views))
    assert shown[0] > 1.8 * shown[1] > 1.8 * 4 * shown[2] > 0


def test_what_was_measured_so_far_can_be_kept_at_any_moment(member: "Member") -> None:
    assert member.visit.so_far() is None
    member.touch(Intent.START)
    member.run(20)
    early = member.visit.so_far()
    member.run(10)
    late = member.visit.so_far()
    assert early is not None
    assert late is not None
    assert not late.complete
    assert late.sets[-1].outcome == "left"
    assert set(early.sets[0].steps) < set(late.sets[0].steps)
    assert late.visit_id == early.visit_id
