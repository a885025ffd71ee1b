"""The life of one link as a small explicit machine. README.md draws it."""

from enum import StrEnum


class State(StrEnum):
    RESTING = "resting"
    """Nobody wants it: the device is free for others."""
    OPENING = "opening"
    TALKING = "talking"
    """Connected, subscribed to or being so, nothing heard yet."""
    STREAMING = "streaming"
    """What it says arrives."""
    WAITING = "waiting"
    """It failed; the next attempt comes."""
    NO_RADIO = "no radio"
    """Bluetooth itself is gone: no attempt before it is back."""


class Event(StrEnum):
    WANTED = "wanted"
    RELEASED = "released"
    OPENED = "opened"
    HEARD = "heard"
    LOST = "lost"
    """Not reached, refused, dropped, or silent for too long."""
    DUE = "due"
    """The pause is over."""
    RADIO_GONE = "radio gone"
    RADIO_BACK = "radio back"


_S, _E = State, Event

TRANSITIONS: dict[tuple[State, Event], State] = {
    (_S.RESTING, _E.WANTED): _S.OPENING,
    (_S.OPENING, _E.OPENED): _S.TALKING,
    (_S.OPENING, _E.LOST): _S.WAITING,
    (_S.TALKING, _E.HEARD): _S.STREAMING,
    (_S.TALKING, _E.LOST): _S.WAITING,
    (_S.STREAMING, _E.LOST): _S.WAITING,
    (_S.WAITING, _E.DUE): _S.OPENING,
    (_S.NO_RADIO, _E.RADIO_BACK): _S.OPENING,
    (_S.WAITING, _E.RADIO_GONE): _S.NO_RADIO,
    **{(state, _E.RELEASED): _S.RESTING for state in State if state is not _S.RESTING},
}
"""Everything else is a late echo of a state already left, and changes nothing."""


def after(state: State, event: Event) -> State:
    """The state after the event."""
    return TRANSITIONS.get((state, event), state)
