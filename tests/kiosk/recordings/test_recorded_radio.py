"""A recording behind the seam answers what was answered, when it was."""

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from kiosk.devices.link import Link, LinkLost, Missing, Refused, Unanswered
from kiosk.recordings.line import Line
from kiosk.recordings.recorded_radio import RecordedClock, RecordedRadio

Talk = Callable[[Link], Coroutine[None, None, None]]


def lines(text: str) -> list[Line]:
    words = [line.split() for line in text.strip().splitlines()]
    return [Line(int(at), what, tuple(rest)) for at, what, *rest in words]


def play(text: str, talk: Talk) -> RecordedClock:
    clock = RecordedClock()

    async def within() -> None:
        radio = RecordedRadio(lines(text), clock)

        async def converse() -> None:
            await talk(await radio.open("A"))

        conversing = asyncio.ensure_future(converse())
        await radio.play()
        await asyncio.wait_for(conversing, 1)

    asyncio.run(within())
    return clock


def test_answers_and_frames_come_as_they_came() -> None:
    heard: list[tuple[int, bytes]] = []

    async def talk(link: Link) -> None:
        assert await link.read("range") == b"\x01\x02"
        await link.subscribe("data", lambda at_us, frame: heard.append((at_us, frame)))
        await link.write("point", b"\x00")
        with pytest.raises(Missing):
            await link.read("none")
        with pytest.raises(Refused) as refused:
            await link.write("guarded", b"")
        assert refused.value.code == 5
        await link.closed()

    clock = play(
        """
        1 opened A
        2 read A range 0102
        3 subscribed A data
        4 frame A data aa
        5 wrote A point 00
        6 missing A none read
        7 refused A guarded wrote 5
        8 frame A data -
        9 frame B data bb
        10 frame A other cc
        11 frame A data zz
        12 closed A
        13 frame A data dd
        """,
        talk,
    )
    assert heard == [(4, b"\xaa"), (8, b""), (11, b"")]
    assert clock.now_us() == 13


def test_a_question_that_was_never_answered_ends_with_the_link() -> None:
    async def talk(link: Link) -> None:
        with pytest.raises(LinkLost):
            await link.read("never")

    play("1 opened A\n2 closed A", talk)


def test_what_is_asked_after_the_last_line_is_lost() -> None:
    """A plug was pulled in the middle of a conversation, which now says good-bye."""

    async def talk(link: Link) -> None:
        await asyncio.sleep(0.01)
        with pytest.raises(LinkLost):
            await link.write("point", b"")
        assert await link.read("range") == b"\x05", "what was answered before stays so"

    play("1 opened A\n2 read A range 05", talk)


def test_a_question_that_was_not_answered_in_time_is_not_again() -> None:
    async def talk(link: Link) -> None:
        with pytest.raises(Unanswered):
            await link.subscribe("status", lambda at_us, frame: None)

    play("1 opened A\n2 unanswered A status subscribed", talk)


def test_an_answer_that_comes_before_the_question_waits_for_it() -> None:
    async def talk(link: Link) -> None:
        await asyncio.sleep(0.01)
        assert await link.read("range") == b"\x05"
        await link.close()

    play("1 opened A\n2 read A range 05\n3 tick", talk)


def test_nobody_wakes_between_ticks() -> None:
    clock = RecordedClock()
    woken: list[int] = []

    async def sleep(at_us: int) -> None:
        await clock.sleep_until(at_us)
        woken.append(clock.now_us())

    async def within() -> None:
        sleepers = [asyncio.ensure_future(sleep(at_us)) for at_us in (5, 20, 90)]
        await RecordedRadio(lines("10 frame A data 00\n15 tick\n30 tick"), clock).play()
        sleepers[-1].cancel()
        await asyncio.gather(*sleepers, return_exceptions=True)

    asyncio.run(within())
    assert woken == [15, 30]


def test_touches_are_handed_on_with_their_numbers() -> None:
    touched: list[tuple[str, float | None]] = []
    text = "1 touch start\n2 touch answer 3\n3 touch belt_speed 2.5\n4 touch answer x"
    radio = RecordedRadio(lines(text), RecordedClock(), lambda *touch: touched.append(touch))
    asyncio.run(radio.play())
    assert touched == [("start", None), ("answer", 3), ("belt_speed", 2.5), ("answer", None)]
    assert isinstance(touched[1][1], int)
