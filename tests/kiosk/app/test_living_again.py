"""A visit is recorded on virtual devices and lived again: the same visit, bit for bit."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from kiosk.app import Kiosk
from kiosk.app.known import Known
from kiosk.app.living_again import LivedAgain, noted, overheard
from kiosk.cli.opening import visits_of
from kiosk.cli.simulated import EASY_MPS, VirtualGym
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.devices.which_feet import Feet
from kiosk.recordings.line import opened_for_writing, read_lines
from kiosk.recordings.recorder import Recorder
from kiosk.simulator.clock import FastClock
from kiosk.simulator.radio import POD_ADDRESSES
from kiosk.simulator.truth import Foot


def a_visit(visit_id: str, started_at: str, program: str, version: int) -> Visit:
    assert builtin_programs()[program].version == version
    return Visit(builtin_programs()[program], builtin_exercises(), UUID(visit_id), started_at)


@dataclass
class Recorded:
    """A simulated kiosk whose life is written to a file."""

    path: Path
    gym: VirtualGym = field(default_factory=lambda: VirtualGym(FastClock()))
    records: list[VisitRecord] = field(default_factory=list)
    views: list[View] = field(default_factory=list)

    def progress(self, visit: VisitRecord) -> None: ...

    def keep(self, visit: VisitRecord) -> None:
        self.records.append(visit)

    def live(self) -> None:
        with opened_for_writing(self.path) as file:
            recorder = Recorder(file, self.gym.clock.now_us)
            self.kiosk = Kiosk(
                overheard(self.gym.air, recorder),
                self.gym.clock,
                visits_of("demo", begun=recorder.visit),
                self,
                before_shown=self._see,
                known=noted(Known(feet=lambda address: Feet.BOTH), recorder),
                witness=recorder,
            )
            self.kiosk.start()
            while not self.records and self.kiosk.failure is None:
                self.kiosk._thread.join(0.01)
            self.kiosk.close()

    def _see(self, view: View) -> View:
        self.gym.watch(view)
        self.views.append(view)
        speed = view.live.belt_speed_mps.value or 0
        if view.phase is Phase.WELCOME and view.live.cadence_spm.value and speed > 0.99 * EASY_MPS:
            self.kiosk.intend(Intent.START)
        if (
            view.phase is Phase.FEEL
            and view.question is not None
            and not self.records
            and len(self.views) % 25 == 0
        ):
            self.kiosk.intend(Intent.ANSWER, 4)
        if len(self.views) == 1500:
            self.gym.radio.drop(POD_ADDRESSES[Foot.LEFT])
        return view


def test_a_replayed_visit_is_the_same_visit_bit_for_bit(tmp_path: Path) -> None:
    """A pod dies on the way, and a question is answered by touch."""
    recorded = Recorded(tmp_path / "visit.txt.gz")
    recorded.live()
    assert recorded.kiosk.failure is None
    again = LivedAgain(read_lines(recorded.path), a_visit)
    replayed = again.run(keep_views=True)
    assert replayed == recorded.records
    assert repr(replayed) == repr(recorded.records)
    assert len(replayed[0].sets) >= 4
    seen = {view.at_us: view for view in recorded.views}
    same = [seen[view.at_us].live == view.live for view in again.views if view.at_us in seen]
    assert len(same) > 1000
    assert all(same), "every live value too"


def test_nothing_of_a_touch_is_written_but_its_number(tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    with opened_for_writing(path) as file:
        recorder = Recorder(file, lambda: 7)
        recorder.touch(5, Intent.ANSWER.value, 3)
        recorder.touch(6, Intent.SIGN_IN.value, {"pin": "4711"})
        recorder.touch(7, Intent.DONE.value, None)
    assert path.read_text().splitlines()[1:] == [
        "5 touch answer 3",
        "6 touch sign_in",
        "7 touch done",
    ]


def test_an_empty_recording_gives_no_visit_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    path.write_text("# treadform recording 1\n0 visit " + json.dumps(str(UUID(int=1))).strip('"'))
    path.write_text(path.read_text() + " 2026-01-01T00:00:00+00:00 demo 1\n5 tick\n")
    assert LivedAgain(read_lines(path), a_visit).run() == []
