"""A recording that staff begin while the kiosk runs: all it hears for a minute, in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from errno import ENOSPC
from os import strerror
from pathlib import Path
from shutil import disk_usage
from typing import IO

from kiosk.recordings.line import opened_for_writing
from kiosk.recordings.recorder import Recorder

REMEMBERED = frozenset({"feet", "worn"})
"""Said once a device, whenever it was: a recording needs it from its first line on."""
OF_THE_VISIT = frozenset({"given", "known"})
"""The same of a visit."""

LEAST_FREE_BYTES = 100e6
"""A minute takes some MB; visits must find room afterwards."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a recording has come."""

    path: Path
    seconds: float
    wanted_s: float
    frames: int
    over: bool = False
    failure: str = ""
    """Why it ended early: the system's own words, such as that the disk is full."""


class OnDemand:
    """The face of a recorder, which writes only while staff want it to. All calls belong to the
    worker's thread, but `progress`, which any may read."""

    def __init__(
        self,
        now_us: Callable[[], int],
        opened: Callable[[Path], IO[str]] = opened_for_writing,
    ) -> None:
        self._now_us, self._opened = now_us, opened
        self._recorder: Recorder | None = None
        self._since_us, self._wanted_s = 0, 0.0
        self._visit: tuple[str, str, str, int] | None = None
        self._beat: tuple[int | None, int] = (None, 0)
        self._told: dict[str, tuple[str, ...]] = {}
        self._settled: dict[tuple[str, str], tuple[str, ...]] = {}
        self.frames = 0
        self.progress: Progress | None = None

    def begin(self, path: Path, seconds: float) -> None:
        """Write for so long; a file that cannot be opened is a recording that ended at once."""
        self.end()
        self._since_us, self._wanted_s = self._now_us(), seconds
        self.frames = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if disk_usage(path.parent).free < LEAST_FREE_BYTES:
                raise OSError(ENOSPC, strerror(ENOSPC))
            self._recorder = Recorder(self._opened(path), self._now_us)
        except OSError as error:
            self.progress = Progress(path, 0.0, seconds, 0, True, error.strerror or str(error))
            return
        self.progress = Progress(path, 0.0, seconds, 0)
        if self._visit is not None:
            self._recorder.visit(*self._visit)
        for what, words in self._told.items():
            self._recorder.note(what, *words)
        for (what, address), words in self._settled.items():
            self._recorder.note(what, address, *words)
        self._recorder.beat(self._since_us, *self._beat)

    def end(self) -> None:
        """Finish the file, where one is written."""
        recorder, self._recorder = self._recorder, None
        if recorder is None or self.progress is None:
            return
        recorder.close()
        self._tell(recorder.failure, over=True)

    # --- the recorder's face --------------------------------------------------------------------

    def note(self, what: str, *words: str, at_us: int | None = None) -> None:
        """One event."""
        if what in REMEMBERED:
            self._settled[what, words[0]] = words[1:]
        if what in OF_THE_VISIT:
            self._told[what] = words
        if self._recorder is not None:
            self._recorder.note(what, *words, at_us=at_us)

    def tick(self, at_us: int) -> None:
        """The visit moves on, and so does the minute."""
        if self._recorder is None:
            return
        self._recorder.tick(at_us)
        failure = self._recorder.failure
        self._tell(failure, over=False)
        if failure is not None or at_us - self._since_us >= self._wanted_s * 1e6:
            self.end()

    def touch(self, at_us: int, intent: str, value: object) -> None:
        """A touch, without what it may hold of a person."""
        if self._recorder is not None:
            self._recorder.touch(at_us, intent, value)

    def beat(self, at_us: int, first_us: int | None, interval_us: int) -> None:
        """Another beat is heard."""
        self._beat = first_us, interval_us
        if self._recorder is not None:
            self._recorder.beat(at_us, first_us, interval_us)

    def visit(self, visit_id: str, started_at: str, program: str, version: int) -> None:
        """A visit was made."""
        self._visit, self._told = (visit_id, started_at, program, version), {}
        if self._recorder is not None:
            self._recorder.visit(*self._visit)

    def _tell(self, failure: OSError | None, *, over: bool) -> None:
        assert self.progress is not None
        why = "" if failure is None else failure.strerror or str(failure)
        seconds = min((self._now_us() - self._since_us) / 1e6, self._wanted_s)
        path, wanted_s = self.progress.path, self._wanted_s
        self.progress = Progress(path, seconds, wanted_s, self.frames, over, why)
