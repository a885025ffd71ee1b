"""A visit is recorded on virtual devices and lived again: the same visit, bit for bit."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.app import Kiosk
from kiosk.app.kiosk import People
from kiosk.app.known import Known
from kiosk.app.living_again import LivedAgain, noted, overheard
from kiosk.app.signing_in import MakeVisit, SigningIn
from kiosk.app.strangers import Strangers
from kiosk.app.taking_home import TakingHome
from kiosk.cli.opening import visits_of
from kiosk.cli.simulated import EASY_MPS, VirtualGym
from kiosk.cli.sounding import Counted
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.given import Given, begun_in
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.member import SignIn
from kiosk.coaching.program import Beat, Part, PartKind, Program
from kiosk.coaching.questions import CADENCE
from kiosk.coaching.record import AnswerRecord, VisitRecord
from kiosk.coaching.resume import CutShort
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.which_feet import Feet
from kiosk.recordings.line import opened_for_writing, read_lines
from kiosk.recordings.recorder import Recorder
from kiosk.simulator.clock import FastClock
from kiosk.simulator.radio import BELT_ADDRESS, POD_ADDRESSES
from kiosk.simulator.truth import Foot
from kiosk.store import Archive, new_id
from kiosk.store.keeping import Kept, keep
from kiosk.store.staff import Role
from tests.kiosk.app.conftest import JOIN, PIN
from tests.kiosk.store.made_up import a_visit as a_kept_visit


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
    counted: Counted = field(default_factory=Counted)

    def progress(self, visit: VisitRecord) -> None: ...

    def keep(self, visit: VisitRecord) -> None:
        self.records.append(visit)

    def live(self) -> None:
        with opened_for_writing(self.path) as file:
            recorder = Recorder(file, self.gym.clock.now_us)
            self.kiosk = Kiosk(
                overheard(self.gym.air, recorder),
                self.gym.clock,
                self.visits(recorder),
                self,
                before_shown=self._see,
                known=noted(self.known(), recorder),
                people=self.people(recorder),
                witness=recorder,
            )
            self.kiosk.start()
            while not self.records and self.kiosk.failure is None:
                self.kiosk._thread.join(0.01)
            self.kiosk.close()

    def visits(self, recorder: Recorder) -> Callable[[], Visit]:
        return visits_of("demo", begun=begun_in(recorder))

    def people(self, recorder: Recorder) -> People:
        return Strangers()

    def known(self) -> Known:
        return Known(feet=lambda address: Feet.BOTH)

    def _see(self, view: View) -> View:
        heard = self.counted.follow(view)
        self.gym.watch(heard)
        self.views.append(view)
        self._touch(view)
        return heard

    def _touch(self, view: View) -> None:
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


@dataclass
class OfAMember(Recorded):
    """Ana signs in for her third visit; staff chose another program for her, of their own."""

    archive: Archive | None = None

    def people(self, recorder: Recorder) -> People:
        assert self.archive is not None
        self.writer = self.archive.writer(self.path.parent / "waiting")
        self.signing_in = SigningIn(
            *(self.archive, self.writer, self._make(recorder), TakingHome(str, lambda: None)),
            note=recorder.note,
        )
        return self.signing_in

    def _make(self, recorder: Recorder) -> MakeVisit:
        def make(chosen: str | None, earlier: Earlier | None, before: CutShort | None) -> Visit:
            program = builtin_programs()["demo"]
            if chosen is not None:
                program = program.model_copy(update={"name": chosen, "beat": Beat.BANDWIDTH})
            visit_id, started_at = new_id(), "2026-11-29T18:00:00+00:00"
            begun_in(recorder)(str(visit_id), started_at, Given(program, earlier, before))
            return Visit(program, builtin_exercises(), visit_id, started_at, earlier, before)

        return make

    def _touch(self, view: View) -> None:
        if view.phase is not Phase.WELCOME or view.member is not None:
            super()._touch(view)
        elif not view.door.busy and view.door.refused is None:
            self.kiosk.intend(Intent.SIGN_IN, SignIn("Ana", PIN))


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
            self.kiosk.intend(Intent.BELT_SPEED, belt.wanted_mps + (0.2 if up else -0.4))
            self.kiosk.intend(Intent.BELT_INCLINE, 1.0 if up else 0.0)


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
    assert any(one.result.beat_phase.value is not None for one in replayed[0].sets)
    seen = {view.at_us: view for view in recorded.views}
    same = [seen[view.at_us].live == view.live for view in again.views if view.at_us in seen]
    assert len(same) > 1000
    assert all(same), "every live value too"


def ana_was_here(archive: Archive) -> None:
    """Twice, with guesses and a silent run; staff chose `evening` for her."""
    owner = archive.door.join(JOIN, "es").owner
    for guess in (150.0, 158.0):
        visit = replace(
            a_kept_visit(), answers=(AnswerRecord(CADENCE.name, guess, 162.0 + guess / 1e3),)
        )
        with archive._within.writing() as connection:
            keep(connection, Kept(visit, datetime.now(UTC), ended=True, owner=owner))
    archive.staff_door.desk_of("test").office.add_staff("Kim", PIN, Role.MANAGER)
    desk = archive.staff_door.sign_in("Kim", PIN)
    desk.assign(desk.roster()[0].member_id, "evening")


def visible(view: View) -> tuple[object, ...]:
    """What the visit itself draws, whoever it is."""
    aims = view.cadence_band_spm, view.beat_spm, view.numbers, view.question, view.guess_trends
    return view.phase, view.live, view.cue, view.lines, view.time_left_s, *aims


def test_a_members_visit_is_the_same_too_and_names_nobody(tmp_path: Path, archive: Archive) -> None:
    ana_was_here(archive)
    recorded = OfAMember(tmp_path / "visit.txt", archive=archive)
    recorded.live()
    recorded.signing_in.close()
    recorded.writer.close()
    assert recorded.kiosk.failure is None
    again = LivedAgain(read_lines(recorded.path), a_visit)
    assert repr(again.run(keep_views=True)) == repr(recorded.records)
    assert [record.program for record in again.records] == ["evening"]
    assert '"visits":2' in recorded.path.read_text()
    seen = {view.at_us: visible(view) for view in recorded.views}
    again_seen = {view.at_us: visible(view) for view in again.views}
    common = seen.keys() & again_seen.keys()
    assert len(common) > 1000
    assert [at for at in common if seen[at] != again_seen[at]] == [], "aims rest on earlier visits"
    assert not {"Ana", PIN, "Kim"} & set(recorded.path.read_text().split())


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


def test_limits_of_a_belt_that_cannot_be_read_are_refused_before_anything_is_lived(
    tmp_path: Path,
) -> None:
    path = tmp_path / "visit.txt"
    path.write_text(
        f"# treadform recording 1\n0 visit {UUID(int=1)} 2026-01-01T00:00:00+00:00 demo 1\n"
        f"1 opened {BELT_ADDRESS}\n2 belt {BELT_ADDRESS} {{}}\n5 tick\n"
    )
    with pytest.raises(ValueError, match="of a belt its limits are said"):
        LivedAgain(read_lines(path), a_visit)
