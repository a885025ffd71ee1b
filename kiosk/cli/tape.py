"""A recording that runs beside the kiosk, or none: `--record FILE` of run, demo and record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.known import Known
from kiosk.app.living_again import Air, noted, overheard
from kiosk.app.recording import OnDemand
from kiosk.cli.fail import fail
from kiosk.coaching.given import Given, begun_in
from kiosk.recordings.line import opened_for_writing
from kiosk.recordings.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Tape:
    """What the parts of a kiosk are wrapped in, where somebody records."""

    recorder: Recorder | OnDemand | None = None

    def __bool__(self) -> bool:
        """Whether anything is written down."""
        return self.recorder is not None

    def air(self, air: Air) -> Air:
        """The same air, overheard."""
        return air if self.recorder is None else overheard(air, self.recorder)

    def known(self, known: Known) -> Known:
        """The same knowledge, noted."""
        return known if self.recorder is None else noted(known, self.recorder)

    def visit(self, visit_id: str, started_at: str, given: Given) -> None:
        """A visit was made."""
        if self.recorder is not None:
            begun_in(self.recorder)(visit_id, started_at, given)

    def note(self, what: str, *words: str, at_us: int | None = None) -> None:
        """One event."""
        if self.recorder is not None:
            self.recorder.note(what, *words, at_us=at_us)


@contextmanager
def tape(path: Path | None, now_us: Callable[[], int]) -> Iterator[Tape]:
    """Record into this file while inside; leaves with one line where it cannot be written."""
    if path is None:
        yield Tape()
        return
    try:
        file = opened_for_writing(path)
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror}); choose another file")
    recorder = Recorder(file, now_us)
    try:
        yield Tape(recorder)
    finally:
        recorder.close()
        if recorder.failure is not None:
            why = recorder.failure.strerror or recorder.failure
            fail(f"{path}: not written to its end ({why}); make room, or choose another file")
