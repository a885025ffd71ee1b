"""Everything that really happens in a visit has a gentle outcome, and nothing measured is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.coaching.mishap import LOST, STRAP
from kiosk.coaching.presence import BELT_STANDS, STEPPED_OFF
from kiosk.coaching.view import Intent, Phase
from kiosk.gait.measures import Quality, Reading

if TYPE_CHECKING:
    from conftest import Member


def notes(member: "Member") -> tuple[str, ...]:
    record = member.visit.so_far()
    assert record is not None
    return record.notes


def in_a_set(member: "Member") -> "Member":
    member.touch(Intent.START)
    member.run_to(Phase.SET)
    return member


def lean(radians: float) -> dict[str, Reading]:
    return {"trunk_lean_rad": Reading(radians, Quality.MEASURED)}


def test_a_pod_that_dies_is_said_once_and_the_rest_goes_on(member: "Member") -> None:
    member.extra = {"strike_angle_rad": Reading(0.2, Quality.MEASURED)}
    in_a_set(member)
    member.extra = {}
    said = [member.run(0.5).notice for _ in range(26)]
    assert LOST["feet"] in said
    assert notes(member).count("sensor_lost") == 1
    assert member.views[-1].cadence_band_spm is not None
    assert member.run_to(Phase.SUMMARY).phase is Phase.SUMMARY


def test_a_strap_that_slips_is_said_and_its_lean_is_never_cued(member: "Member") -> None:
    member.extra = lean(0.05)
    in_a_set(member)
    member.extra = lean(1.4)
    said = [member.run(0.5).notice for _ in range(24)]
    assert STRAP in said
    assert "Tall, hips forward." not in {v.cue.text for v in member.views if v.cue}
    record = member.visit.so_far()
    assert record is not None
    kept = record.sets[-1].result.trunk_lean_rad.value
    assert kept is None or kept < 0.1


def test_the_key_pulled_in_a_set_holds_it_and_a_new_start_goes_on(member: "Member") -> None:
    left = in_a_set(member).run(5).time_left_s
    member.speed_mps, member.runs = 0.0, False
    held = member.run(30)
    assert held.held == BELT_STANDS
    member.speed_mps, member.runs = 2.8, True
    going_on = member.run(0.5)
    assert left is not None
    assert going_on.time_left_s is not None
    assert left - going_on.time_left_s < 1.0


def test_who_comes_back_within_two_minutes_goes_on_where_they_were(member: "Member") -> None:
    in_a_set(member).run(5)
    member.runs = False
    assert member.run(100).held == STEPPED_OFF
    member.runs = True
    view = member.run(1)
    assert (view.phase, view.held, view.set_number) == (Phase.SET, None, 1)


def test_easier_and_show_me_and_skip_are_kept_as_what_happened(member: "Member") -> None:
    in_a_set(member)
    for intent in (Intent.EASIER, Intent.SHOW_ME, Intent.SKIP):
        member.touch(intent)
        member.run(1)
    assert notes(member) == ("easier", "show_me", "skipped_push_and_float")


def test_staff_end_it_in_the_middle_of_anything(member_of: Callable[..., "Member"]) -> None:
    for phase in (Phase.WALK, Phase.GUESS, Phase.PURPOSE):
        member = member_of("express")
        member.touch(Intent.START)
        member.touch(Intent.GUEST)
        member.run_to(phase)
        member.touch(Intent.STAFF_END)
        record = member.visit.record()
        assert record is not None
        assert not record.complete
        assert "ended_by_staff" in record.notes
