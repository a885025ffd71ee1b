"""What the people's side did to a visit, noted, is done again from the lines to the same visit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, pairwise
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.app.people_again import PeopleAgain
from kiosk.app.signing_in import SigningIn
from kiosk.app.taking_home import TakingHome
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.given import Given, begun_in, given_said, visit_given
from kiosk.coaching.library import builtin_exercises, builtin_programs
from kiosk.coaching.member import Said, SignIn
from kiosk.coaching.resume import CutShort
from kiosk.coaching.view import Intent, Phase
from kiosk.coaching.visit import Visit
from kiosk.recordings.line import Line
from kiosk.store import Archive, new_id
from tests.kiosk.app.conftest import JOIN, PIN
from tests.kiosk.app.test_signing_in import cut


@dataclass
class Lines:
    """A recording's lines, kept in order."""

    lines: list[Line] = field(default_factory=list)
    at_us: int = 0

    def visit(self, visit_id: str, started_at: str, program: str, version: int) -> None:
        self.note("visit", visit_id, started_at, program, str(version))

    def note(self, what: str, *words: str, at_us: int | None = None) -> None:
        self.lines.append(Line(self.at_us if at_us is None else at_us, what, words))

    def make(self, program: str | None, earlier: Earlier | None, cut: CutShort | None) -> Visit:
        visit_id, began = new_id(), datetime.now(UTC).isoformat()
        found = builtin_programs()[program or "express"]
        begun_in(self)(str(visit_id), began, Given(found, earlier, cut))
        return Visit(found, builtin_exercises(), visit_id, began, earlier, cut)


class Worker:
    """One side's people and visit, taken turn by turn as the kiosk's worker does."""

    def __init__(self, visit: Visit, people: SigningIn | PeopleAgain) -> None:
        self.visit, self.people = visit, people

    def touch(self, intent: Intent, value: Said, at_us: int) -> None:
        met = self.people.touch(intent, value, self.visit, at_us)
        if met is None:
            self.visit.touch(intent, at_us)
        else:
            self.visit = met
        self.visit = self.people.settle(self.visit, at_us)

    def tick(self, at_us: int) -> None:
        self.visit = self.people.settle(self.visit, at_us)
        self.visit.tick(at_us)


class Recorded:
    """Members at a kiosk whose every turn is a line."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self.lines, self._at = Lines(), count(20_000, 20_000)
        self.writer = archive.writer(folder / "waiting")
        home = TakingHome(str, lambda: None)
        people = SigningIn(archive, self.writer, self.lines.make, home, note=self.lines.note)
        self.worker = Worker(self.lines.make(None, None, None), people)
        self.people = people

    def touch(self, intent: Intent, value: Said = None) -> None:
        at_us = next(self._at)
        self.lines.note("touch", intent.value, at_us=at_us)
        self.worker.touch(intent, value, at_us)
        self._until_errands_are_back()

    def _until_errands_are_back(self) -> None:
        back: list[int] = []
        self.people._errands.send(lambda: lambda: back.append(1))
        while not back:
            at_us = next(self._at)
            self.lines.note("tick", at_us=at_us)
            self.worker.tick(at_us)


def lived_again(lines: list[Line]) -> Visit:
    """The visit at the end of these lines."""
    made = iter(_made(lines))
    people = PeopleAgain(lines, lambda: next(made))
    worker = Worker(next(made), people)
    for line in lines:
        if line.what == "tick":
            people.witness.tick(line.at_us)
            worker.tick(line.at_us)
        elif line.what == "touch":
            people.witness.touch(line.at_us, line.words[0], None)
            worker.touch(Intent(line.words[0]), None, line.at_us)
    assert next(made, None) is None, "every visit that was made is made again"
    return worker.visit


def _made(lines: list[Line]) -> Iterator[Visit]:
    for visit, given in pairwise(lines):
        if visit.what == "visit":
            given_then = given_said(given.words[0])
            yield visit_given(UUID(visit.words[0]), visit.words[1], given_then)


@pytest.fixture
def recorded(archive: Archive, tmp_path: Path) -> Iterator[Recorded]:
    recorded = Recorded(archive, tmp_path)
    yield recorded
    recorded.people.close()
    recorded.writer.close()


def goes_on(at: Recorded) -> None:
    at.touch(Intent.RESUME_VISIT)


def starts(at: Recorded) -> None:
    at.touch(Intent.DONE)


def signs_out(at: Recorded) -> None:
    at.touch(Intent.SIGN_OUT)


@pytest.mark.parametrize("then", [goes_on, starts, signs_out])
def test_whatever_a_member_does_at_the_door_is_done_again(
    recorded: Recorded, archive: Archive, then: Callable[[Recorded], None]
) -> None:
    archive.door.join(JOIN, "es")
    bench = type("Stored", (), {"archive": archive})
    cut(bench)  # type: ignore[arg-type]
    recorded.touch(Intent.START)
    recorded.touch(Intent.SIGN_IN, SignIn("Ana", PIN))
    then(recorded)
    visit, again = recorded.worker.visit, lived_again(recorded.lines.lines)
    assert visit._state.is_known is again._state.is_known
    assert repr(again.view()) == repr(visit.view())
    assert repr(again.so_far()) == repr(visit.so_far())
    assert again.finished is visit.finished


def test_a_guest_needs_no_line(recorded: Recorded) -> None:
    recorded.touch(Intent.START)
    recorded.touch(Intent.GUEST)
    again = lived_again(recorded.lines.lines)
    assert repr(again.view()) == repr(recorded.worker.visit.view())
    assert again.view().phase is not Phase.WHO
    assert {line.what for line in recorded.lines.lines} == {"visit", "given", "touch", "tick"}
