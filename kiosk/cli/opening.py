"""What `run` and `demo` need before the first frame: settings, log, kept visits, a new visit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.app.known import Known
from kiosk.app.roster import Caps, Roster
from kiosk.app.signing_in import MakeVisit
from kiosk.cli.fail import fail
from kiosk.cli.log import start_log
from kiosk.cli.places import Places, places
from kiosk.cli.program_files import known_program, startable_program
from kiosk.cli.settings import BadSettings, Settings, read_settings, write_defaults
from kiosk.coaching.earlier import Earlier
from kiosk.coaching.given import Begun, Given
from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.program import Beat
from kiosk.coaching.resume import CutShort
from kiosk.coaching.visit import Visit
from kiosk.store import Archive, StoreError, VisitWriter, new_id
from kiosk.store.clock_sense import utc_now
from kiosk.store.restoring import restore_if_asked
from kiosk.store.shelf import Shelf
from kiosk.words.catalogue import SOURCE_LANGUAGE


def _nobody(visit_id: str, started_at: str, given: Given) -> None:
    """Nobody writes it down."""


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
        restore_if_asked(at.database)
        archive = Archive(at.database)
    except (BadSettings, StoreError) as error:
        fail(str(error))
    keep_for = timedelta(days=365.25 / 12 * settings.privacy.keep_months)
    writer = archive.writer(at.waiting, at.backups, keep_for, Shelf(at.programs))
    return Opened(at, settings, archive, writer)


def roster_of(opened: Opened) -> Roster:
    """What staff settled of the gym's devices."""
    roster = Roster(opened.archive.devices.all(), opened.writer)
    chosen = opened.settings.devices
    roster.cap(Caps(chosen.most_kmh, chosen.most_incline_pct))
    return roster


def known(opened: Opened, roster: Roster | None = None) -> Known:
    """What staff settled of the gym's devices, and where deeds and sightings go."""
    roster = roster or roster_of(opened)
    return Known(
        *(roster.belt, roster.feet, roster.worn), roster.retired, roster.wrote, roster.seen
    )


def visits_of(name: str, at: Places | None = None, begun: Begun = _nobody) -> Callable[[], Visit]:
    """Makes one visit after the other; gives up with one line where there is no such program.
    `begun` is told of each."""
    make_visit = visits_for(name, at or places(None), begun)
    return lambda: make_visit(None, None, None)


def visits_for(
    name: str,
    at: Places,
    begun: Begun = _nobody,
    beat: str = "program",
    now: Callable[[], datetime] = utc_now,
    language: Callable[[], str] = lambda: SOURCE_LANGUAGE,
) -> MakeVisit:
    """Makes a visit for somebody, in the program that staff chose or else in this one. A choice
    that is no program any more is passed over. `beat`: another mode than the program's.
    `language`: of a guest, in which the words that staff wrote themselves are said."""
    shelf = Shelf(at.programs)
    usual = startable_program(name, shelf)

    def make_visit(
        chosen: str | None, earlier: Earlier | None, cut_short: CutShort | None
    ) -> Visit:
        program = known_program(chosen, shelf) if chosen else None
        started_at = now().isoformat(timespec="milliseconds")
        visit_id, whole = new_id(), program or usual
        if beat != "program":
            whole = whole.model_copy(update={"beat": Beat(beat)})
        if earlier is None and language() != SOURCE_LANGUAGE:
            earlier = Earlier(language=language())
        begun(str(visit_id), started_at, Given(whole, earlier, cut_short))
        who = visit_id, started_at, earlier, cut_short
        return Visit(whole, builtin_exercises(), *who)

    return make_visit
