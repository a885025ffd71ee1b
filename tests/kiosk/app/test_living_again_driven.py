"""A visit whose belt was set from the kiosk, lived again: every write's moment is the same."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app.known import Known
from kiosk.app.living_again import LivedAgain
from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.given import Given, begun_in
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.program import Part, PartKind, Program
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.recordings.line import read_lines
from kiosk.recordings.recorder import Recorder
from kiosk.simulator.radio import BELT_ADDRESS
from kiosk.store import new_id
from tests.kiosk.app.test_living_again import Recorded, a_visit

LINK_LOST, CONSOLE_TAKEN, STOPPED = 3000, 5000, 7000
"""After so many turns."""
EASY_RUN = Part(kind=PartKind.EASY_RUN, seconds=170)
"""All the while the belt may be set, for Stop is on the screen."""


def an_easy_run() -> Program:
    """A short program, before it an easy run."""
    demo = builtin_programs()["demo"]
    return demo.model_copy(update={"parts": (EASY_RUN, *demo.parts)})


@dataclass
class Driven(Recorded):
    """Staff commissioned the belt: the member sets it from the kiosk. The link is lost with a
    command on its way; later somebody touches the console; in the end the member stops it."""

    wrote: list[Write] = field(default_factory=list)

    def visits(self, recorder: Recorder) -> Callable[[], Visit]:
        def make() -> Visit:
            visit_id, started_at, program = new_id(), "2026-11-29T18:00:00+00:00", an_easy_run()
            begun_in(recorder)(str(visit_id), started_at, Given(program))
            return Visit(program, builtin_exercises(), visit_id, started_at)

        return make

    def known(self) -> Known:
        belt = Commissioned(BELT_ADDRESS, 0.8, 14.0, 6.0, 10.0)
        return Known(
            belt={BELT_ADDRESS: belt}.get, wrote=lambda address, write: self.wrote.append(write)
        )

    def _see(self, view: View) -> View:
        if view.phase is Phase.WELCOME:
            self.gym.watch(view)
        self.views.append(view)
        self._touch(view)
        return view

    def _touch(self, view: View) -> None:
        super()._touch(view)
        turn, link = len(self.views), self.gym.radio._links.get(BELT_ADDRESS)
        if turn == LINK_LOST and link is not None:
            link.drop()
        elif turn == CONSOLE_TAKEN:
            self.gym.member.belt.start(view.at_us * 1e-6, 2.0)
        elif turn == STOPPED - 1500 and link is not None:
            link.drop()  # a fresh link: what gave up stays so as long as its own
        elif view.belt is not None and view.phase is not Phase.WELCOME and turn % 7 == 0:
            self._finger(view.belt, turn)

    def _finger(self, belt: BeltControl, turn: int) -> None:
        if belt.hold is Hold.OFFERED:
            self.kiosk.intend(Intent.BELT_BEGIN)
        elif belt.hold is Hold.HOLDING and turn > STOPPED:
            self.kiosk.intend(Intent.BELT_STOP)
        elif belt.hold is Hold.HOLDING and belt.wanted_mps is not None:
            up = belt.wanted_mps < 3.0
            self.kiosk.intend(Intent.BELT_INCLINE, 1.0 if up else 0.0)
            if turn % 1400 < 700:  # else its steps have time to end, and the incline its turn
                self.kiosk.intend(Intent.BELT_SPEED, belt.wanted_mps + (0.2 if up else -0.4))


def test_a_visit_whose_belt_was_set_from_the_kiosk_is_the_same(tmp_path: Path) -> None:
    recorded = Driven(tmp_path / "visit.txt")
    recorded.live()
    assert recorded.kiosk.failure is None
    assert {write.frame[0] for write in recorded.wrote} == {0x00, 0x02, 0x03, 0x08}
    again = LivedAgain(read_lines(recorded.path), a_visit)
    assert repr(again.run(keep_views=True)) == repr(recorded.records)
    seen = {view.at_us: (view.live, view.belt, view.notice) for view in recorded.views}
    lived = {view.at_us: (view.live, view.belt, view.notice) for view in again.views}
    common = seen.keys() & lived.keys()
    assert len(common) > 1000
    assert [at for at in sorted(common) if seen[at] != lived[at]] == []
