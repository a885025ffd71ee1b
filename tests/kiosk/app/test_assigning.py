"""Which pod becomes which shoe, whatever is tapped."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.app.assigning import BOTH_FOUND, LEFT_FOUND, TAP_AGAIN, WINDOW_US, Assigning, Tap
from kiosk.coaching.view import Worn
from kiosk.devices.link import Advertisement
from kiosk.devices.pod import SERVICE, PodAdvertisement, encode_advertisement

LEFT, RIGHT = Worn.LEFT_SHOE, Worn.RIGHT_SHOE


def assigning(**dbm: float) -> Assigning:
    return Assigning(dbm.get)


def air(taps: int, age_s: float | None, seen_us: int = 10_000_000) -> Advertisement:
    said = PodAdvertisement(False, 80, taps, age_s, (1, 0))
    data = {SERVICE: encode_advertisement(said)}
    return Advertisement("A", None, -55, seen_us, frozenset({SERVICE}), data)


def test_the_first_pod_tapped_is_the_left_shoe_the_second_the_right() -> None:
    pods = assigning()
    assert pods.tapped(Tap("B", 0)) is LEFT
    assert pods.said == LEFT_FOUND
    assert pods.tapped(Tap("B", 2_000_000)) is None, "tapped once more to be sure"
    assert pods.tapped(Tap("A", 4_000_000)) is RIGHT
    assert (pods.shoes, pods.said, pods.wanted) == ({"B": LEFT, "A": RIGHT}, BOTH_FOUND, None)
    assert pods.tapped(Tap("C", 9_000_000)) is None


def test_of_two_tapped_at_once_the_clearly_nearer_one_is_meant() -> None:
    for first, second in (("near", "far"), ("far", "near")):
        pods = assigning(near=-50.0, far=-70.0)
        pods.tapped(Tap(first, 0))
        pods.tapped(Tap(second, 500_000))
        assert pods.shoes == {"near": LEFT}


def test_of_two_equally_near_neither_is_believed() -> None:
    for strengths in ({"a": -50.0, "b": -54.0}, {}):
        pods = assigning(**strengths)
        pods.tapped(Tap("a", 0))
        pods.tapped(Tap("b", 500_000))
        assert (pods.shoes, pods.said) == ({}, TAP_AGAIN)
        assert pods.tapped(Tap("a", 3_000_000)) is LEFT


def test_an_advertised_tap_is_heard_of_once_and_only_while_it_is_young() -> None:
    pods = assigning()
    assert pods.overheard(air(0, None)) is None
    tap = pods.overheard(air(1, 0.4))
    assert tap == Tap("A", 9_600_000)
    assert pods.overheard(air(1, 0.6)) is None
    assert pods.overheard(air(2, WINDOW_US / 1e6 + 0.1)) is None, "meant for somebody else"
    assert pods.overheard(air(255, 0.1)) is not None
    assert pods.overheard(air(0, 0.1)) is not None, "the counter wraps"


def test_what_is_no_pods_word_is_no_tap() -> None:
    pods = assigning()
    nonsense = Advertisement("A", None, -55, 0, frozenset({SERVICE}), {SERVICE: b"\x01"})
    assert pods.overheard(nonsense) is None


def test_swapped_disowned_and_begun_anew() -> None:
    pods = assigning()
    pods.tapped(Tap("A", 0))
    pods.tapped(Tap("B", 3_000_000))
    pods.swap()
    assert pods.shoes == {"A": RIGHT, "B": LEFT}
    pods.disown({"A": RIGHT})
    assert pods.shoes == {"B": LEFT}
    assert pods.tapped(Tap("A", 9_000_000)) is None, "the member said that it is not theirs"
    assert pods.tapped(Tap("C", 12_000_000)) is RIGHT
    pods.start_over()
    assert pods.shoes == {}
    assert pods.tapped(Tap("A", 20_000_000)) is LEFT


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 5_000_000)), max_size=30))
def test_no_tapping_gives_one_shoe_to_two_pods(taps: list[tuple[str, int]]) -> None:
    pods = assigning(A=-50.0, B=-52.0, C=-70.0)
    at_us = 0
    for address, later_us in taps:
        at_us += later_us
        pods.tapped(Tap(address, at_us))
        assert len(set(pods.shoes.values())) == len(pods.shoes) <= 2
