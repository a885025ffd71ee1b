"""Devices, who wears them, and what the member is asked, all on virtual devices."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from kiosk.app.around import GO_ON_WITHOUT, IS_YOURS, NO, YES, Around
from kiosk.app.assigning import BOTH_FOUND, LEFT_FOUND
from kiosk.app.known import Known
from kiosk.app.refusals import PLACE_TAKEN
from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.view import Intent, Phase, View, Worn
from kiosk.coaching.visit import Visit
from kiosk.devices import heart_rate, pod, polar, running_speed, treadmill
from kiosk.devices.link import Advertisement
from kiosk.devices.pod import PodAdvertisement, encode_advertisement
from kiosk.devices.sample import (
    AtConsole,
    BeltEvent,
    BeltSample,
    DeviceStatus,
    DoubleTap,
    HeartSample,
    ImuBlock,
)
from kiosk.gait.measures import Live, Placement, Side
from kiosk.gait.runner import Runner
from kiosk.radio.admission import Admission
from kiosk.radio.link_state import State
from kiosk.radio.nearby import Device
from kiosk.simulator.clock import FastClock

LEFT, RIGHT = Worn.LEFT_SHOE, Worn.RIGHT_SHOE


def a_pod(address: str, name: str = "Treadform C412", rssi_dbm: int = -50) -> Device:
    return Device(address, name, pod.SERVICE, State.STREAMING, None, rssi_dbm)


@dataclass
class Floor:
    """What is in hearing, and the visit's phase."""

    known: Known = field(default_factory=Known)
    devices: list[Device] = field(default_factory=lambda: [a_pod("A"), a_pod("B", rssi_dbm=-60)])

    def __post_init__(self) -> None:
        clock = FastClock()
        self.around = Around(Runner(), clock, Admission(), self.known, lambda: self.devices)

    def show(self, phase: Phase, at_us: int = 0, **said: object) -> View:
        return self.around.show(View(at_us, phase, "", Live(at_us), **said))  # type: ignore[arg-type]

    def tap(self, address: str, at_us: int) -> None:
        device = next(d for d in self.devices if d.address == address)
        self.around.hear(device, DoubleTap(at_us))

    def worn(self) -> list[Worn | None]:
        return [self.around.wearing.worn_by(device) for device in self.devices]


def test_taps_in_the_stream_make_the_shoes_and_are_said() -> None:
    floor = Floor()
    floor.show(Phase.PODS)
    floor.tap("B", 1_000_000)
    assert floor.show(Phase.PODS, 1_000_000).notice == LEFT_FOUND
    floor.tap("A", 3_000_000)
    assert floor.worn() == [RIGHT, LEFT]
    shown = floor.show(Phase.PODS, 3_000_000)
    assert shown.notice == BOTH_FOUND
    assert [c.worn for c in shown.connections] == [RIGHT, LEFT]
    floor.around.touch(Intent.SWAP_PODS, 0, None)
    assert floor.worn() == [LEFT, RIGHT]


def test_taps_in_the_air_are_seen_before_any_link() -> None:
    floor = Floor()
    floor.show(Phase.PODS)
    said = encode_advertisement(PodAdvertisement(False, 83, 1, 0.3, (1, 2)))
    heard = Advertisement("B", None, -80, 5_000_000, frozenset({pod.SERVICE}), {pod.SERVICE: said})
    floor.around.overheard(heard)
    assert floor.worn() == [None, LEFT]
    assert floor.around.admission.refusal(pod.SERVICE, heard) is None, "weak, and wanted"
    shown = floor.show(Phase.PODS).connections[1]
    assert (shown.battery_pct, shown.firmware) == (83, "1.2")


def test_the_safety_key_is_told_to_the_visit_and_the_member() -> None:
    floor, clock_us = Floor(), 60_000_000
    belt = Device("E", "Belt", treadmill.SERVICE, State.STREAMING)
    floor.around.hear(belt, BeltEvent(clock_us, AtConsole.KEY))
    visit = Visit(
        builtin_programs()["demo"], builtin_exercises(), UUID(int=1), "2026-01-01T00:00:00Z"
    )
    visit.tick(clock_us)
    visit.touch(Intent.START, clock_us)
    for note, words in floor.around.news.take():
        visit.told(note, words)
    notice = visit.view().notice
    assert notice is not None
    assert "safety key" in notice
    assert "belt_key" in visit._state.notes


def test_a_tap_outside_the_pods_page_changes_nothing() -> None:
    floor = Floor()
    floor.show(Phase.SET)
    floor.tap("A", 0)
    assert floor.worn() == [None, None]


def test_a_new_member_taps_anew() -> None:
    floor = Floor()
    floor.show(Phase.PODS)
    floor.tap("A", 0)
    floor.show(Phase.SUMMARY)
    assert floor.worn() == [LEFT, None]
    floor.show(Phase.WELCOME)
    assert floor.worn() == [None, None]


@pytest.mark.parametrize(("answer", "left"), [(YES, [LEFT, RIGHT]), (NO, [LEFT, None])])
def test_a_pod_that_does_not_move_with_this_belt_is_asked_about(
    answer: int, left: list[Worn | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    floor = Floor()
    floor.show(Phase.PODS)
    floor.tap("A", 0)
    floor.tap("B", 3_000_000)
    monkeypatch.setattr(
        "kiosk.app.yours.Yours.doubtful", lambda self, now_us, mps, feet: frozenset({RIGHT})
    )
    floor.around.live(20_000_000, [])
    assert floor.show(Phase.WALK, 20_000_000).question == IS_YOURS
    assert floor.around.touch(Intent.ANSWER, 21_000_000, answer)
    after = floor.show(Phase.WALK, 21_000_000)
    assert (floor.worn(), after.question) == (left, None)
    assert (after.notice == GO_ON_WITHOUT) is (answer == NO)


def test_everything_is_spoken_with_and_says_what_it_gives() -> None:
    floor = Floor(
        devices=[
            Device("1", "Polar H10 12", polar.SERVICE),
            Device("2", "Stryd", running_speed.SERVICE),
            Device("3", "Strap", heart_rate.SERVICE, refusal="no"),
            Device("4", "Belt", treadmill.SERVICE, rssi_dbm=-70, seen_us=5),
        ]
    )
    assert {d.service for d in floor.devices} <= floor.around.conversations().keys()
    shown = floor.show(Phase.WELCOME).connections
    assert [c.kind for c in shown] == ["Polar", "foot pod", "strap", "belt"]
    assert all(c.gives for c in shown)
    assert (shown[2].refusal, shown[3].signal_dbm, shown[3].seen_us) == ("no", -70, 5)
    floor.around.hear(floor.devices[1], DeviceStatus(0, battery_pct=40))
    assert floor.show(Phase.WELCOME).connections[1].battery_pct == 40


def test_a_strap_on_the_chest_gives_movement_and_pulse() -> None:
    floor = Floor(devices=[Device("1", "Polar H10 12", polar.SERVICE)])
    block = ImuBlock(tuple(range(0, 50_000, 5_000)), ((0.0, 0.0, 9.8),) * 10)
    floor.around.hear(floor.devices[0], block)
    floor.around.hear(floor.devices[0], HeartSample(40_000, 150))
    assert floor.around.live(50_000, []).heart_rate_bpm.value == 150
    assert floor.around.wearing.place_of(floor.devices[0]) == (Placement.CHEST, Side.UNKNOWN)


def test_the_consoles_speed_is_asked_for_and_used_until_a_belt_speaks() -> None:
    floor = Floor(devices=[Device("4", "Belt", treadmill.SERVICE)])
    floor.show(Phase.WALK, 0)
    asked = floor.show(Phase.WALK, 5_000_000)
    assert (asked.belt_read, asked.question and asked.question.name) == (False, "console_speed")
    floor.around.touch(Intent.ANSWER, 5_000_000, 9.0)
    assert floor.around.live(6_000_000, []).belt_speed_mps.value == 2.5
    floor.around.touch(Intent.ENTER_SPEED, 6_000_000, 3.0)
    assert floor.around.live(7_000_000, []).belt_speed_mps.value == 3.0
    floor.around.hear(floor.devices[0], BeltSample(8_000_000, 2.0))
    assert floor.around.live(8_000_000, []).belt_speed_mps.value == 2.0
    assert floor.show(Phase.WALK, 8_000_000).belt_read


def test_a_skipped_question_is_skipped_and_not_what_the_visit_does() -> None:
    floor = Floor(devices=[Device("4", "Belt", treadmill.SERVICE)])
    floor.show(Phase.WALK, 0)
    assert floor.show(Phase.WALK, 5_000_000).question
    assert floor.around.touch(Intent.SKIP, 5_000_000, None)
    assert floor.show(Phase.WALK, 6_000_000).question is None
    assert not floor.around.touch(Intent.SKIP, 6_000_000, None)
    floor.around.touch(Intent.ENTER_SPEED, 7_000_000, None)
    assert floor.show(Phase.WALK, 8_000_000).question, "the member asks for it"


def test_an_answer_to_the_visits_question_is_the_visits(monkeypatch: pytest.MonkeyPatch) -> None:
    floor = Floor()
    floor.show(Phase.PODS)
    monkeypatch.setattr(
        "kiosk.app.yours.Yours.doubtful", lambda self, now_us, mps, feet: frozenset({RIGHT})
    )
    floor.tap("B", 0)
    floor.tap("A", 3_000_000)
    floor.around.live(20_000_000, [])
    floor.show(Phase.FEEL, 20_000_000, question=replace(IS_YOURS, name="ease"))
    assert not floor.around.touch(Intent.ANSWER, 21_000_000, 3)


def test_the_visits_own_question_and_notice_come_first() -> None:
    floor = Floor(devices=[])
    floor.show(Phase.WALK)
    shown = floor.show(Phase.WALK, 9_000_000, notice="said", question=IS_YOURS)
    assert (shown.notice, shown.question) == ("said", IS_YOURS)


@pytest.mark.parametrize("intent", [Intent.START, Intent.STOP, Intent.ANSWER, Intent.DONE])
def test_touches_about_the_visit_are_left_to_it(intent: Intent) -> None:
    assert not Floor().around.touch(intent, 0, 3)


def test_every_belt_intent_is_answered_here() -> None:
    touches: list[Intent] = [i for i in Intent if i.value.startswith("belt_")]
    answered: Callable[[Intent], bool] = lambda i: Floor().around.touch(i, 0, 2.0)  # noqa: E731
    assert len(touches) == 5
    assert all(map(answered, touches))
    visit = Visit(
        builtin_programs()["demo"], builtin_exercises(), UUID(int=1), "2026-01-01T00:00:00Z"
    )
    visit.touch(Intent.BELT_SPEED, 0, 3.0)
    assert visit.view().phase is Phase.WELCOME


def test_of_two_pods_at_one_place_the_second_is_shown_as_not_believed() -> None:
    floor = Floor(Known(worn=lambda address: Worn.WAIST))
    block = ImuBlock(tuple(range(0, 50_000, 5_000)), ((0.0, 0.0, 9.8),) * 10)
    for device in floor.devices:
        floor.around.hear(device, block)
    shown = floor.show(Phase.SET, 50_000).connections
    assert [one.refusal for one in shown] == [None, PLACE_TAKEN]
    later = floor.show(Phase.SET, 60_000_000).connections
    assert [one.refusal for one in later] == [None, None]


@pytest.mark.parametrize(("wanted_mps", "asked_mps"), [(2.5, 2.5), (3.4, 10 / 3.6), (None, None)])
def test_no_speed_is_asked_for_above_what_staff_allow(
    monkeypatch: pytest.MonkeyPatch, wanted_mps: float | None, asked_mps: float | None
) -> None:
    floor = Floor()
    allowed = BeltControl(Hold.OFFERED, most_mps=10 / 3.6)
    monkeypatch.setattr(floor.around.belt, "show", lambda _now_us: allowed)
    assert floor.show(Phase.REST, wanted_speed_mps=wanted_mps).wanted_speed_mps == asked_mps
