"""Lost frames: whatever the radio does, what comes out is in order and never twice; and whole,
as long as what was asked for comes within the time that it is waited for."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod.missing import (
    ASK_AGAIN_US,
    MOST_AHEAD,
    UNANSWERED_US,
    WAIT_US,
    Arrived,
    MissingFrames,
)
from tests.kiosk.devices.pod.test_conversation import FRAME

FRAME_US = 38_462


def out(ready: list[Arrived]) -> list[int]:
    return [arrived.frame.sequence for arrived in ready]


class Stream:
    """Frames of a pod; `at_us` is the arrival of the last."""

    def __init__(self) -> None:
        self.missing, self.at_us, self.got = MissingFrames(), 0, list[int]()

    def frame(self, sequence: int) -> None:
        self.at_us += FRAME_US
        frame = replace(FRAME, sequence=sequence % 65536)
        self.got += out(self.missing.add(self.at_us, frame))


def test_nothing_lost_nothing_held_or_asked() -> None:
    stream = Stream()
    for sequence in range(65500, 65600):
        stream.frame(sequence)
        assert stream.missing.wanted(stream.at_us) is None
    assert stream.got == [s % 65536 for s in range(65500, 65600)]


def test_a_hole_is_asked_for_once_and_filled() -> None:
    stream = Stream()
    for sequence in (0, 1, 4):
        stream.frame(sequence)
    assert stream.missing.wanted(stream.at_us) == (2, 2)
    assert stream.missing.wanted(stream.at_us) is None
    stream.frame(5)
    assert stream.got == [0, 1]
    stream.frame(2)
    stream.frame(3)
    assert stream.got == [0, 1, 2, 3, 4, 5]


def test_a_request_without_effect_is_repeated() -> None:
    stream = Stream()
    stream.frame(0)
    stream.frame(2)
    assert stream.missing.wanted(stream.at_us) == (1, 1)
    stream.missing.answered(stream.at_us)
    assert stream.missing.wanted(stream.at_us + ASK_AGAIN_US - 1) is None
    assert stream.missing.wanted(stream.at_us + ASK_AGAIN_US) == (1, 1)


def test_an_answer_is_waited_for_before_it_is_asked_again() -> None:
    stream = Stream()
    stream.frame(0)
    stream.frame(2)
    assert stream.missing.wanted(stream.at_us) == (1, 1)
    assert stream.missing.wanted(stream.at_us + WAIT_US - 1) is None
    assert stream.missing.wanted(stream.at_us + WAIT_US) == (1, 1), "it may have been lost"


def held_until(stream: Stream, answers: bool) -> int:
    """How long a frame that never comes holds up those after it."""
    stream.frame(0)
    stream.frame(2)
    began_us = stream.at_us
    for sequence in range(3, 200):
        if stream.missing.wanted(stream.at_us) and answers:
            stream.missing.answered(stream.at_us)
        stream.frame(sequence)
        if len(stream.got) > 1:
            break
    assert stream.got == [0, *range(2, sequence + 1)]
    return stream.at_us - began_us


def test_what_never_comes_is_waited_for_a_moment_only() -> None:
    assert WAIT_US <= held_until(Stream(), answers=True) <= WAIT_US + 2 * FRAME_US
    assert UNANSWERED_US <= held_until(Stream(), answers=False) <= UNANSWERED_US + 2 * FRAME_US


def test_an_answer_in_a_long_queue_is_in_time() -> None:
    """A machine short of breath: a second and a half of older frames come before it."""
    stream = Stream()
    for sequence in (0, *range(2, 40)):
        stream.frame(sequence)
        stream.missing.wanted(stream.at_us)
    assert stream.got == [0]
    stream.missing.answered(stream.at_us)
    stream.frame(1)
    assert stream.got == list(range(40))


def test_what_the_pod_no_longer_holds_is_not_waited_for() -> None:
    stream = Stream()
    for sequence in (0, 2, 3, 6):
        stream.frame(sequence)
    assert out(stream.missing.gone(stream.at_us)) == [2, 3]
    assert stream.missing.wanted(stream.at_us) == (4, 2)
    assert out(stream.missing.gone(stream.at_us)) == [6]
    assert stream.missing.gone(stream.at_us) == []


def test_a_pod_that_began_anew_is_followed() -> None:
    stream = Stream()
    for sequence in (500, 501, 503, 0, 1):
        stream.frame(sequence)
    assert stream.got == [500, 501, 503, 0, 1]


def test_a_pod_that_cannot_send_again_is_taken_as_it_comes() -> None:
    stream = Stream()
    stream.missing.asks = False
    for sequence in (0, 1, 3, 4):
        stream.frame(sequence)
    assert stream.got == [0, 1, 3, 4]
    assert stream.missing.wanted(stream.at_us) is None


@given(
    st.integers(0, 65535),
    st.lists(st.sampled_from(["arrives", "arrives", "lost", "twice"]), max_size=120),
)
def test_everything_comes_out_once_and_in_order(first: int, fates: list[str]) -> None:
    """A radio that brings what is asked for with the next frame."""
    stream = Stream()
    stream.frame(first)
    asked: list[int] = []
    for number, fate in enumerate([*fates, "arrives", "arrives"], 1):
        for sequence in asked:
            stream.frame(sequence)
        asked = []
        if fate != "lost":
            stream.frame(first + number)
        if fate == "twice":
            stream.frame(first + number)
        wanted = stream.missing.wanted(stream.at_us)
        if wanted:
            asked = [wanted[0] + k for k in range(wanted[1])]
    for sequence in asked:
        stream.frame(sequence)
    runs = [len(run) for run in "".join("x" if f == "lost" else " " for f in fates).split()]
    steps = [(b - a) % 65536 for a, b in zip(stream.got, stream.got[1:], strict=False)]
    assert all(0 < step <= MOST_AHEAD for step in steps), "in order, and nothing twice"
    if max(runs, default=0) <= 3:
        assert set(steps) <= {1}, "nothing is missing"


def test_a_second_in_which_nobody_could_speak_is_not_waited_through() -> None:
    stream = Stream()
    for sequence in (0, 2, 3):
        stream.frame(sequence)
    stream.at_us += 1_000_000
    for sequence in (4, 5, 1):
        stream.frame(sequence)
    assert stream.got == [0, 1, 2, 3, 4, 5]
