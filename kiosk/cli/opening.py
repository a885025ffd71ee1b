"""What `run` and `demo` need before the first frame: settings, log, kept visits, a new visit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.cli.fail import fail
from kiosk.cli.log import start_log
from kiosk.cli.places import Places, places
from kiosk.cli.program_files import find_program
from kiosk.cli.settings import BadSettings, Settings, read_settings, write_defaults
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.visit import Visit
from kiosk.store import Archive, StoreError, VisitWriter, new_id
from kiosk.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that was ready. Close the writer last."""

    at: Places
    settings: Settings
    archive: Archive
    writer: VisitWriter

    def close(self) -> None:
        """Write what still waits; leave with one line where some of it could not be written."""
        unsaved = self.writer.close()
        self.archive.close()
        if unsaved:
            fail(f"{self.at.database}: {len(unsaved)} visit(s) could not be written; see the log")


def open_up(home: Path | None) -> Opened:
    """Open everything, or give up with one line."""
    at = places(home)
    write_defaults(at.settings)
    try:
        settings = read_settings(at.settings)
        start_log(at.log, settings.log)
        archive = Archive(at.database)
    except (BadSettings, StoreError) as error:
        fail(str(error))
    keep_for = timedelta(days=365.25 / 12 * settings.privacy.keep_months)
    writer = archive.writer(at.waiting, at.backups, keep_for)
    return Opened(at, settings, archive, writer)


def visits_of(name: str, at: Places | None = None) -> Callable[[], Visit]:
    """Makes one visit after the other; gives up with one line where there is no such program."""
    program = find_program(name, Shelf((at or places(None)).programs))

    def new_visit() -> Visit:
        started_at = datetime.now(UTC).isoformat(timespec="milliseconds")
        return Visit(program, builtin_exercises(), new_id(), started_at)

    return new_visit
