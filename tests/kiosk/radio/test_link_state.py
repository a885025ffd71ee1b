"""The machine of one link: small enough to be checked whole."""

import re
from itertools import product
from pathlib import Path

import pytest

from kiosk.radio.link_state import TRANSITIONS, Event, State, after


def reached_from(start: State, without: set[Event] = frozenset()) -> set[State]:
    found, todo = {start}, [start]
    while todo:
        state = todo.pop()
        for event in set(Event) - without:
            following = after(state, event)
            if following not in found:
                found.add(following)
                todo.append(following)
    return found


def test_every_state_is_reached_and_none_is_a_trap() -> None:
    for state in State:
        assert reached_from(state) == set(State)


@pytest.mark.parametrize("state", [s for s in State if s is not State.RESTING])
def test_released_always_rests_and_only_a_wish_ends_rest(state: State) -> None:
    assert after(state, Event.RELEASED) is State.RESTING
    assert reached_from(State.RESTING, without={Event.WANTED}) == {State.RESTING}


def test_streaming_needs_a_link_and_a_frame() -> None:
    assert State.STREAMING not in reached_from(State.OPENING, without={Event.OPENED})
    assert State.STREAMING not in reached_from(State.OPENING, without={Event.HEARD})


def test_without_a_radio_nothing_is_opened() -> None:
    assert reached_from(State.NO_RADIO, without={Event.RADIO_BACK, Event.WANTED}) == {
        State.NO_RADIO,
        State.RESTING,
    }


def test_a_failure_always_waits_before_the_next_attempt() -> None:
    for state, event in product(State, Event):
        if after(state, event) is State.OPENING and state is not State.OPENING:
            assert state in {State.RESTING, State.WAITING, State.NO_RADIO}


def test_late_echoes_change_nothing() -> None:
    for state, event in product(State, Event):
        if (state, event) not in TRANSITIONS:
            assert after(state, event) is state


def test_the_rooms_readme_draws_this_machine_and_no_other() -> None:
    """Its table beside the drawing, row by row; and the drawing has every state."""
    room = (Path(__file__).parents[3] / "kiosk" / "radio" / "README.md").read_text()
    drawn = room.split("## One link's life")[1].split("```")[1]
    names = {state.name.replace("_", " "): state for state in State}
    assert set(re.findall(r"[A-Z][A-Z_]+", drawn)) == {state.name for state in State}
    rows = re.findall(r"^\| ([A-Z ]+) \| (.+) \|$", room, re.MULTILINE)
    told = {
        (names[start], Event(event)): names[end]
        for start, moves in rows
        for event, end in re.findall(r"([a-z ]+): ([A-Z ]+?)(?:;|$)", moves.replace("; ", ";"))
    }
    assert told == TRANSITIONS
