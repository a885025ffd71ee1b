"""Writing a kiosk's life down, and living it again: the two ends of a recording meet here."""

import asyncio
import json
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from kiosk.app.kiosk import Kiosk
from kiosk.app.known import Known
from kiosk.app.people_again import PeopleAgain
from kiosk.coaching.given import Given, given_said, visit_given
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, View, Worn
from kiosk.coaching.visit import Visit
from kiosk.devices.kinds import KINDS, service_of
from kiosk.devices.link import Radio
from kiosk.devices.treadmill.commission import Commissioned
from kiosk.devices.which_feet import Feet
from kiosk.radio.admission import Admission
from kiosk.recordings.line import Line, advertisement_of
from kiosk.recordings.recorded_radio import RecordedClock, RecordedRadio
from kiosk.recordings.recorder import Notes, RecordingRadio

NOBODY = "nobody"
"""An address that nobody has: pinned where the recording spoke with no device of a kind."""
Air = Callable[[], AbstractAsyncContextManager[Radio]]


def overheard(air: Air, recorder: Notes) -> Air:
    """The same air, with everything that comes through it written down."""

    @asynccontextmanager
    async def recorded() -> AsyncIterator[Radio]:
        async with air() as radio:
            yield RecordingRadio(radio, recorder)

    return recorded


def noted(known: Known, recorder: Notes) -> Known:
    """The same knowledge; what it says of a sensor is written down."""

    def feet(address: str) -> Feet | None:
        said = known.feet(address)
        if said is not None:
            recorder.note("feet", address, str(int(said)))
        return said

    def worn(address: str) -> Worn | None:
        said = known.worn(address)
        if said is not None and address not in told:
            told.add(address)
            recorder.note("worn", address, said.value)
        return said

    def belt(address: str) -> Commissioned | None:
        said = known.belt(address)
        if said is not None:
            recorder.note("belt", address, json.dumps(asdict(said), separators=(",", ":")))
        return said

    told: set[str] = set()
    return replace(known, feet=feet, worn=worn, belt=belt)


class LivedAgain:
    """One recording's visits. `run` returns them as they would be kept."""

    def __init__(
        self, lines: Iterable[Line], visit_of: Callable[[str, str, str, int], Visit]
    ) -> None:
        """`visit_of` makes the visit of an id, a beginning, a program and its version, where the
        file does not hold what it was given. Raises ValueError where no visit can be made."""
        self._lines: Sequence[Line] = list(lines)
        self._visit_of = visit_of
        self._begun = deque(_begun(self._lines))
        self._belts = _belts(self._lines)
        self._beats = deque(line for line in self._lines if line.what == "beat")
        self._beat_us: int | None = None
        self._people = PeopleAgain(self._lines, self._new_visit)
        self.records: list[VisitRecord] = []
        self.views: list[View] = []
        """The picture after every tick."""
        self._ended = threading.Event()
        self.failure: BaseException | None = None

    def progress(self, visit: VisitRecord) -> None:
        """Nothing is kept on the way."""

    def keep(self, visit: VisitRecord) -> None:
        self.records.append(visit)

    def run(self, keep_views: bool = False) -> list[VisitRecord]:
        """Live all of it, as fast as this machine can."""
        clock = RecordedClock()
        clock.be(self._lines[0].at_us if self._lines else 0)
        radio, people = RecordedRadio(self._lines, clock, self._touch), self._people
        self._kiosk = Kiosk(
            lambda: self._air(radio),
            clock,
            self._new_visit,
            self,
            before_shown=self._see if keep_views else self._with_beat,
            admission=self._admission(),
            known=self._known(),
            cables=lambda: nullcontext(radio),
            people=people,
            witness=people.witness,
        )
        self._kiosk.start()
        self._ended.wait()
        self._kiosk.close()
        failure = self.failure or self._kiosk.failure
        if failure is not None:
            raise failure
        return self.records

    @asynccontextmanager
    async def _air(self, radio: RecordedRadio) -> AsyncIterator[Radio]:
        playing = asyncio.ensure_future(radio.play())
        playing.add_done_callback(self._played)
        try:
            yield radio
        finally:
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)
            self._ended.set()

    def _played(self, playing: "asyncio.Future[None]") -> None:
        if not playing.cancelled():
            self.failure = playing.exception()
        self._ended.set()

    def _see(self, view: View) -> View:
        self.views.append(view)
        return self._with_beat(view)

    def _with_beat(self, view: View) -> View:
        """The beat as it was heard then: its moments are in the lines."""
        while self._beats and self._beats[0].at_us <= view.at_us:
            words = self._beats.popleft().words
            self._beat_us = int(words[0]) if words else None
        return view if view.beat_spm is None else replace(view, beat_us=self._beat_us)

    def _touch(self, intent: str, value: float | None) -> None:
        if intent in set(Intent):  # a later version's touch is passed over
            self._kiosk.intend(Intent(intent), value)

    def _new_visit(self) -> Visit:
        begun = self._begun.popleft()
        if len(self._begun) == 0:  # the kiosk makes one more than it recorded, after the last
            self._begun.append(begun)
        if begun.given is not None:
            return visit_given(begun.visit_id, begun.started_at, begun.given)
        return self._visit_of(str(begun.visit_id), begun.started_at, begun.program, begun.version)

    def _admission(self) -> Admission:
        """Whoever was spoken with then is this kiosk's; nobody else."""
        opened = {line.words[0] for line in self._lines if line.what == "opened" and line.words}
        pins: dict[str, frozenset[str]] = {kind.service: frozenset({NOBODY}) for kind in KINDS}
        for line in self._lines:
            said = advertisement_of(line) if line.what == "heard" else None
            service = service_of(said, pins) if said and said.address in opened else None
            if said is not None and service is not None:
                pins[service] |= {said.address}
        return Admission(pins)

    def _known(self) -> Known:
        feet = {w[0]: Feet(int(w[1])) for w in self._words("feet")}
        worn = {w[0]: Worn(w[1]) for w in self._words("worn")}
        belts = self._belts
        return Known(
            feet=feet.get,
            worn=worn.get,
            belt=lambda address: belts[address].popleft() if belts.get(address) else None,
        )

    def _words(self, what: str) -> list[tuple[str, ...]]:
        return [line.words for line in self._lines if line.what == what and len(line.words) == 2]


@dataclass(frozen=True, slots=True)
class _Begun:
    """A visit that was made, and what it was given where the file says so."""

    visit_id: UUID
    started_at: str
    program: str
    version: int
    given: Given | None = None


def _begun(lines: Iterable[Line]) -> list[_Begun]:
    found: list[_Begun] = []
    for line in lines:
        if line.what == "visit":
            found.append(_visit_said(line))
        elif line.what == "given" and found:
            found[-1] = replace(found[-1], given=given_said(" ".join(line.words)))
    if not found:
        raise ValueError("no visit begins in it")
    return found


def _belts(lines: Iterable[Line]) -> dict[str, deque[Commissioned | None]]:
    """For every link that was opened, what staff had found out of a belt at its end."""
    found: dict[str, deque[Commissioned | None]] = {}
    for line in lines:
        if line.what == "opened" and line.words:
            found.setdefault(line.words[0], deque()).append(None)
        elif line.what == "belt" and line.words and line.words[0] in found:
            found[line.words[0]][-1] = _belt_said(line)
    return found


def _belt_said(line: Line) -> Commissioned:
    try:
        _, said = line.words
        return Commissioned(**json.loads(said))
    except (TypeError, ValueError):
        raise ValueError(f"of a belt its limits are said, not: {line}") from None


def _visit_said(line: Line) -> _Begun:
    try:
        visit_id, started_at, program, version = line.words
        return _Begun(UUID(visit_id), started_at, program, int(version))
    except ValueError:
        raise ValueError(f"a visit has an id, a time, a program, a version, not: {line}") from None
