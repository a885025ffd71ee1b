"""The line between the screen's process and the kiosk's."""

import pickle
from dataclasses import replace
from multiprocessing import Pipe
from typing import Any

from kiosk.app.desk.shown import desk_pages
from kiosk.coaching.view import Intent, Phase, View
from kiosk.gait.measures import Live
from kiosk.screen.pane import Asked, Chosen, Frame, Glass, Line, Look, Manner
from kiosk.screen.staff.desk_view import Deed
from kiosk.screen.states import states


def look(at_us: int) -> Look:
    return Look(View(at_us, Phase.SET, "", Live(at_us)), None, 5)


def test_each_frame_asks_once_and_draws_what_came_last() -> None:
    here, there = Pipe()
    line = Line(here, look(1))
    assert line.view().at_us == 1
    assert line.view().at_us == 1
    heard = [there.recv() for _ in range(2)]
    assert heard == [Frame(), Chosen()] or isinstance(heard[1], Chosen)
    assert not there.poll()
    there.send(look(2))
    assert line.view().at_us == 2
    assert there.recv() == Frame()


def test_touches_and_deeds_go_back() -> None:
    here, there = Pipe()
    line = Line(here, look(1))
    line.intend(Intent.ANSWER, 2.0)
    line.desk().do(Deed("open"))
    assert [there.recv(), there.recv()] == [Asked(Intent.ANSWER, 2.0), Deed("open")]
    assert line.desk().view() is None


def test_kiosk_time_is_the_other_sides() -> None:
    import time

    here, _there = Pipe()
    line = Line(here, Look(look(1).view, None, 1_000_000_000_000))
    assert line.now_us() - time.monotonic_ns() // 1000 > 999_000_000_000


def test_everything_that_is_shown_can_go_over_the_line() -> None:
    shown: list[Any] = [*states().values(), *desk_pages().values(), Glass()]
    for one in shown:
        assert pickle.loads(pickle.dumps(one)) == one


def test_what_staff_set_is_told_once_it_is_another() -> None:
    here, there = Pipe()
    manner = Manner("en", "km/h", 1.0, 10.1)
    line = Line(here, replace(look(1), manner=manner))
    told: list[Manner] = []
    line.manner_changed = told.append
    for said in (manner, replace(manner, language="es"), replace(manner, language="es")):
        there.send(replace(look(2), manner=said))
        line.view()
    assert told == [replace(manner, language="es")]
