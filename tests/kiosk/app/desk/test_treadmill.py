"""The belt's trial: its questions become pages, its answers lines; a thread waits, not the desk."""

from threading import Thread
from typing import Any

from kiosk.app.desk.treadmill import Asking
from kiosk.screen.staff.desk_view import Deed, Pad, Row


def test_without_a_belt_nothing_begins(staff: Any) -> None:
    staff.comes_in()
    assert staff.goes("belt").actions == ()


def test_questions_and_answers(staff: Any) -> None:
    heard: list[float] = []

    def trial(asking: Asking) -> None:
        def run() -> None:
            heard.append(asking.ask("Is nobody on the belt?", number=False).result(5))
            asking.lines.append("speed 1 to 16 km/h")
            heard.append(asking.ask("What does the console show?", number=True).result(5))
            asking.end("It may be set from here.", passed=True)

        threads.append(Thread(target=run))
        threads[0].start()

    threads: list[Thread] = []
    staff.room.trial = trial
    staff.comes_in()
    staff.goes("belt", "begin")
    staff.wait(1.0)
    staff.do(Deed("yes"))
    while not staff.counter._pages[-1]._asking.question:
        pass
    pad = staff.wait(1.0).pieces[0]
    assert isinstance(pad, Pad)
    staff.do(Deed("number", value="83"))
    threads[0].join(5)
    assert heard == [1.0, 8.3]
    shown = staff.wait(1.0)
    assert [piece.title for piece in shown.pieces if isinstance(piece, Row)] == [
        "speed 1 to 16 km/h"
    ]


def test_an_answer_nobody_asked_for_is_nothing() -> None:
    Asking().say(1.0)
