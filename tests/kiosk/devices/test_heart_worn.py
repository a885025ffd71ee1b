"""Straps on and off the body; the frames are a Polar H10's."""

from kiosk.devices.heart_rate import HeartRate, decode_measurement
from kiosk.devices.heart_worn import WornTracker

WORN = ("107572032702", "10750b019a01", "1074f3010c02", "107605020002")


def states(frames: list[str]) -> list[bool]:
    """One frame a second."""
    tracker = WornTracker()
    return [
        tracker.worn(second * 1_000_000, decode_measurement(bytes.fromhex(frame)))
        for second, frame in enumerate(frames)
    ]


def test_a_worn_strap_is_worn_from_the_first_frame() -> None:
    assert states([*WORN] * 30) == [True] * 120


def test_an_interval_of_six_seconds_is_nobodys() -> None:
    off = states([*WORN, "106ffb17", "006f", "006f", "106ffb17", "006f"])
    assert off == [True] * 4 + [False] * 5


def test_a_strap_that_stops_sending_intervals_lies_on_the_bench() -> None:
    off = states([*WORN] + ["006f"] * 20)
    assert off[:10] == [True] * 10
    assert off[10:] == [False] * 14


def test_a_frozen_pulse_with_intervals_that_disagree() -> None:
    """The first frames after connecting to a strap that nobody wears."""
    off = states(["106fbe041901"] * 90)
    assert off[:60] == [True] * 60
    assert off[60:] == [False] * 30


def test_a_steady_heart_is_not_a_frozen_one() -> None:
    assert states(["1078f501f501"] * 180) == [True] * 180


def test_a_strap_without_intervals_that_freezes_and_comes_back() -> None:
    off = states(["0078"] * 70 + ["0079", "0078"])
    assert off == [True] * 60 + [False] * 10 + [True] * 2


def test_the_contact_bit_and_no_pulse() -> None:
    tracker = WornTracker()
    assert not tracker.worn(0, HeartRate(bpm=84, contact=False))
    assert not tracker.worn(1, HeartRate())
    assert tracker.worn(2, HeartRate(bpm=84, contact=True))


def test_put_on_again() -> None:
    assert states([*WORN, "106ffb17", *WORN]) == [True] * 4 + [False] + [True] * 4
