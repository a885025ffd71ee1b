"""Twenty treadmills of one name in one room, and other people's pods."""

import pytest

from kiosk.devices import pod, treadmill
from kiosk.devices.link import Advertisement
from kiosk.radio.admission import (
    ENOUGH,
    FORGET_US,
    LISTEN_US,
    LISTENING,
    NOT_PINNED,
    ONE_BELT,
    RETIRED,
    SEVERAL,
    TAPPED_US,
    TOO_FAR,
    Admission,
)


def said(address: str, seen_us: int, rssi_dbm: int | None = -60) -> Advertisement:
    return Advertisement(address, "Treadmill", rssi_dbm, seen_us)


def test_the_only_belt_is_ours_once_we_looked_around() -> None:
    admission = Admission()
    assert admission.refusal(treadmill.SERVICE, said("A", 5)) == LISTENING
    assert admission.refusal(treadmill.SERVICE, said("A", 5 + LISTEN_US)) is None


def test_of_twenty_belts_none_is_ours_until_staff_pin_one() -> None:
    admission = Admission()
    pinned = Admission({treadmill.SERVICE: frozenset({"7"})})
    for belt in map(str, range(20)):
        admission.refusal(treadmill.SERVICE, said(belt, 0))
    for belt in map(str, range(20)):
        near = said(belt, LISTEN_US, -20 if belt == "3" else -80)
        assert admission.refusal(treadmill.SERVICE, near) == SEVERAL
        assert pinned.refusal(treadmill.SERVICE, near) == (None if belt == "7" else NOT_PINNED)


def test_a_belt_in_use_keeps_the_neighbours_out() -> None:
    admission = Admission()
    admission.refusal(treadmill.SERVICE, said("A", 0))
    late = said("B", FORGET_US * 2)
    assert admission.refusal(treadmill.SERVICE, late, frozenset({"A"})) == SEVERAL


def test_of_two_belts_that_staff_pinned_one_at_a_time_is_used() -> None:
    admission = Admission({treadmill.SERVICE: frozenset({"A", "B"})})
    assert admission.refusal(treadmill.SERVICE, said("B", 0)) is None
    assert admission.refusal(treadmill.SERVICE, said("B", 1), frozenset({"A"})) == ONE_BELT
    assert admission.refusal(treadmill.SERVICE, said("A", 2), frozenset({"A"})) is None


@pytest.mark.parametrize(("gone_us", "answer"), [(FORGET_US, SEVERAL), (FORGET_US + 1, None)])
def test_a_rival_that_is_switched_off_is_forgotten(gone_us: int, answer: str | None) -> None:
    admission = Admission()
    admission.refusal(treadmill.SERVICE, said("B", LISTEN_US))
    assert admission.refusal(treadmill.SERVICE, said("A", LISTEN_US + gone_us)) == answer


def test_four_pods_the_strongest_ones() -> None:
    admission = Admission()
    for number in range(6):
        admission.refusal(pod.SERVICE, said(str(number), 0, -40 - number))
    answers = [
        admission.refusal(pod.SERVICE, said(str(number), 1, -40 - number)) for number in range(6)
    ]
    assert answers == [None, None, None, None, ENOUGH, ENOUGH]
    taken = frozenset({"0", "1", "2", "3"})
    assert admission.refusal(pod.SERVICE, said("new", 2, -10), taken) == ENOUGH
    assert admission.refusal(pod.SERVICE, said("3", 2, -90), taken) is None, "ours came back"


def test_a_pod_without_signal_strength_comes_last() -> None:
    admission = Admission()
    for number in range(4):
        admission.refusal(pod.SERVICE, said(str(number), 0, -60))
    assert admission.refusal(pod.SERVICE, said("x", 0, None)) == ENOUGH
    assert Admission().refusal(pod.SERVICE, said("x", 0, None)) is None


def test_a_pod_on_another_belt_is_left_there_unless_it_is_tapped_before_us() -> None:
    admission = Admission()
    for number in range(9):
        assert admission.refusal(pod.SERVICE, said("far", number, -78)) == TOO_FAR
    admission.wanted("far", 10)
    assert admission.refusal(pod.SERVICE, said("far", 11, -78)) is None
    assert admission.refusal(pod.SERVICE, said("far", 11 + TAPPED_US, -78)) == TOO_FAR
    pinned = Admission({pod.SERVICE: frozenset({"far"})})
    assert pinned.refusal(pod.SERVICE, said("far", 0, -90)) is None, "staff said so"
    assert pinned.pinned(pod.SERVICE) == {"far"}
    assert Admission().pinned(pod.SERVICE) == frozenset()
    assert admission.dbm("far") == -78


def test_what_staff_retired_or_pinned_just_now_counts_at_once() -> None:
    retired = {"B"}
    admission = Admission({}, lambda address: address in retired)
    admission.refusal(treadmill.SERVICE, said("A", 0))
    assert admission.refusal(treadmill.SERVICE, said("B", LISTEN_US)) == RETIRED
    retired.clear()
    assert admission.refusal(treadmill.SERVICE, said("B", LISTEN_US)) == SEVERAL
    admission.pin(treadmill.SERVICE, frozenset({"B"}))
    assert admission.refusal(treadmill.SERVICE, said("B", LISTEN_US)) is None
    assert admission.refusal(treadmill.SERVICE, said("A", LISTEN_US)) == NOT_PINNED
    admission.pin(treadmill.SERVICE, frozenset())
    assert admission.refusal(treadmill.SERVICE, said("B", LISTEN_US)) == SEVERAL
