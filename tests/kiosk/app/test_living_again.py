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
from kiosk.coaching.given import Given, begun_in
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.member import SignIn
from kiosk.coaching.program import Beat
from kiosk.coaching.questions import CADENCE
from kiosk.coaching.record import AnswerRecord, VisitRecord
from kiosk.coaching.resume import CutShort
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
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
