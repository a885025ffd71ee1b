"""`treadform demo`: a virtual member does a short visit on simulated devices."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import typer

from kiosk.app import Kiosk
from kiosk.cli.demo_summary import summary_lines, summary_of, write_summary
from kiosk.cli.fail import fail
from kiosk.cli.opening import open_up, visits_of
from kiosk.cli.pictures import open_window
from kiosk.cli.simulated import EASY_MPS, VirtualGym
from kiosk.cli.sounding import Counted
from kiosk.cli.tape import Tape, tape
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Cue, Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.screen.panel import Panel
from kiosk.screen.words import cadence, clock, milliseconds
from kiosk.simulator.clock import FastClock
from kiosk.simulator.errors import Error
from kiosk.store import VisitWriter

SHORT = "demo"
LONGEST_US = 2_400_000_000
"""A visit that takes more kiosk time than this does not end by itself: something is wrong."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What is to be seen: a program, and an error that the virtual member makes in every set."""

    program: str = SHORT
    error: Error | None = None
    record: Path | None = None
    """Write down everything that the kiosk heard."""


def error_named(name: str) -> Error | None:
    """The error of that name; none for no name, one line for a name that is none."""
    if name and name not in set(Error):
        fail(f"{name}: no such error; known here: {', '.join(Error)}")
    return Error(name) if name else None


@dataclass(slots=True)
class Onlooker:
    """Prints what is new, touches Start once the member runs, and catches the visit's record."""

    writer: VisitWriter
    touched: bool = False
    phase: tuple[Phase, int | None] | None = None
    records: list[VisitRecord] = field(default_factory=list)
    cue: Cue | None = None

    def keep(self, record: VisitRecord) -> None:
        """Hand the record on to the store."""
        self.writer.keep(record)
        self.records.append(record)

    def progress(self, record: VisitRecord) -> None:
        """The same for a visit that goes on."""
        self.writer.progress(record)

    def see(self, view: View, kiosk: Kiosk) -> None:
        """One look at the screen."""
        if (view.phase, view.set_number) != self.phase:
            self.phase = view.phase, view.set_number
            typer.echo(_progress(view))
        if view.cue is not None and view.cue != self.cue:
            typer.echo(f"{clock(view.at_us * 1e-6)}  cue: {view.cue.text}")
        self.cue = view.cue
        if view.phase is Phase.WHO:
            kiosk.intend(Intent.GUEST)
        running = view.live.cadence_spm.value and view.live.belt_speed_mps.value
        if not self.touched and running and running > 0.99 * EASY_MPS:
            self.touched = True
            kiosk.intend(Intent.START)


def run_demo(
    speed: float, shots: Path | None, seed: int, home: Path | None, what: Demonstration
) -> None:
    """One visit from the welcome to the summary; pictures and the summary go to `shots`."""
    if shots is not None:
        _try_to_write(shots)
    opened = open_up(home)
    try:
        full_kit = what.program != SHORT or what.error is not None
        gym = VirtualGym(FastClock(speed), seed, full_kit, what.error)
        with tape(what.record, gym.clock.now_us) as written:
            new_visit = visits_of(what.program, opened.at, written.visit)
            record = _visit(gym, new_visit, shots, opened.writer, written)
    finally:
        opened.close()
    summary = summary_of(record, gym.true_cadence_spm)
    for line in summary_lines(summary):
        typer.echo(line)
    if shots is not None:
        try:
            write_summary(summary, shots)
        except OSError as error:
            fail(f"{shots}: the summary cannot be written ({error.strerror}); the visit is kept")
        typer.echo(f"Pictures and the summary are in {shots}.")


def _visit(
    gym: VirtualGym,
    new_visit: Callable[[], Visit],
    shots: Path | None,
    writer: VisitWriter,
    written: Tape,
) -> VisitRecord:
    onlooker, counted = Onlooker(writer), Counted()
    kiosk = Kiosk(
        *(written.air(gym.air), gym.clock, new_visit, onlooker),
        before_shown=lambda view: gym.watch(counted.follow(view)),
        witness=written.recorder,
    )
    pictures = open_window(kiosk, Panel(), shots, gym.clock.now_us)
    kiosk.start()
    try:
        while not onlooker.records:
            view = pictures.frame()
            onlooker.see(view, kiosk)
            if kiosk.failure is not None:
                fail(f"the kiosk stopped: {kiosk.failure}; the log says more")
            if view.at_us > LONGEST_US:
                fail(f"the visit did not end within {LONGEST_US / 1e6:.0f} s; see the log")
        pictures.last_frame()
    finally:
        kiosk.close()
        pictures.close()
    return onlooker.records[0]


def _progress(view: View) -> str:
    name = view.phase.value.replace("_", " ")
    if view.set_number is not None:
        name += f" {view.set_number} of {view.set_count}"
    live = view.live
    said = (
        f"cadence {cadence(live.cadence_spm)} spm, contact {milliseconds(live.contact_time_s)} ms"
    )
    return f"{clock(view.at_us * 1e-6)}  {name:<16} {said}"


def _try_to_write(folder: Path) -> None:
    """Find out before the visit, not after it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        fail(f"{folder}: cannot be written ({error.strerror}); choose another with --shots DIR")
