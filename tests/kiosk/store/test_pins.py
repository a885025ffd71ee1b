import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.store import pins


def test_what_is_kept_of_a_pin_is_argon2_with_salt_and_not_the_pin() -> None:
    one, other = pins.hash_of("471199"), pins.hash_of("471199")
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != other
    assert "471199" not in one
    assert pins.matches(one, "471199")
    assert not pins.matches(one, "471198")


@pytest.mark.parametrize("junk", ["", "$argon2id$", "4711", "$argon2id$v=19$m=8,t=1,p=1$xx$yy"])
def test_a_hash_that_is_none_matches_nothing(junk: str) -> None:
    assert not pins.matches(junk, "4711")


def test_nobodys_hash_costs_what_a_members_costs() -> None:
    assert pins.NOBODY.split("$")[:4] == pins.hash_of("4711").split("$")[:4]
    assert not pins.matches(pins.NOBODY, "4711")


@pytest.mark.parametrize("pin", ["1234", "0000", "1212", "9876", "7890", "123123", "11111111"])
def test_the_first_guesses_are_refused(pin: str) -> None:
    assert pins.is_pin(pin)
    assert pins.is_easy(pin)


@pytest.mark.parametrize("pin", ["4711", "1290", "1223", "20261122"])
def test_others_are_not(pin: str) -> None:
    assert not pins.is_easy(pin)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤", "1234 "])
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    assert not pins.is_pin(pin)


@given(st.text(max_size=60))
@example("\u00af")
def test_a_nickname_that_is_accepted_is_found_as_it_was_typed_and_as_it_is_shown(name: str) -> None:
    shown = pins.spelled(name)
    if shown is not None:
        assert 0 < len(shown) <= pins.NICKNAME_LONGEST
        assert pins.key_of(shown) == pins.key_of(shown.upper().lower()) or shown != name
        assert pins.key_of(shown) == pins.key_of(name)


@pytest.mark.parametrize("name", ["", "   ", "x" * 25, "a\x00b", "a\u202eb", "\x1b[2J"])
def test_what_cannot_be_shown_is_no_nickname(name: str) -> None:
    assert pins.spelled(name) is None


@pytest.mark.parametrize(("one", "other"), [("Sam", " sAM "), ("Zoë", "ZOE\u0308"), ("ﬁn", "FIN")])
def test_spelling_does_not_make_another_person(one: str, other: str) -> None:
    assert pins.key_of(one) == pins.key_of(other)
