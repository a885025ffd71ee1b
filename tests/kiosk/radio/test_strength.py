"""How near a device is, without flicker."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.radio.strength import FORGET_US, HOLD_DBM, SEARCH_DBM, TRACK_DBM, Strength


def heard(*dbm: int | None) -> Strength:
    strength = Strength()
    for number, one in enumerate(dbm):
        strength.heard("A", number * 200_000, one)
    return strength


def test_what_is_found_must_be_strong_and_what_is_held_may_fade() -> None:
    assert not heard(*[SEARCH_DBM - 1] * 5).near("A")
    strong = [SEARCH_DBM] * 5
    assert heard(*strong, *[HOLD_DBM] * 5).near("A")
    assert not heard(*strong, *[HOLD_DBM - 1] * 5).near("A")


def test_one_weak_or_strong_moment_changes_nothing() -> None:
    assert heard(-55, -55, -95, -55, -55).near("A")
    assert not heard(-80, -80, -80, -80, -40).near("A")


def test_nothing_heard_is_not_near_and_not_lost() -> None:
    silent = heard(None)
    assert (silent.near("A"), silent.dbm("A"), silent.tracked("A")) == (False, None, True)
    assert not heard(*[TRACK_DBM - 1] * 5).tracked("A")


def test_a_device_back_after_long_is_looked_at_anew() -> None:
    strength = heard(-50, -50, -50)
    strength.heard("A", FORGET_US * 2, -80)
    assert not strength.near("A")


@given(st.lists(st.integers(HOLD_DBM, SEARCH_DBM - 1), max_size=30))
def test_between_the_two_limits_nothing_flickers(between: list[int]) -> None:
    assert heard(-50, -50, -50, *between).near("A")
    assert not heard(*between).near("A")
