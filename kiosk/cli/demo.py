"""`treadform demo`: a virtual member does a short visit on simulated devices."""

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
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, Phase, View
from kiosk.screen.panel import Panel
from kiosk.screen.words import cadence, clock, milliseconds
from kiosk.simulator.clock import FastClock
from kiosk.store import VisitWriter

LONGEST_US = 600_000_000
"""A visit that takes more kiosk time than this does not end by itself: something is wrong."""


@dataclass(slots=True)
class Onlooker:
    """Prints what is new, touches Start once the member runs, and catches the visit's record."""

    writer: VisitWriter
    touched: bool = False
    phase: tuple[Phase, int | None] | None = None
    records: list[VisitRecord] = field(default_factory=list)

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
        running = view.live.cadence_spm.value and view.live.belt_speed_mps.value
        if not self.touched and running and running > 0.99 * EASY_MPS:
            self.touched = True
            kiosk.intend(Intent.START)


def run_demo(speed: float, shots: Path | None, seed: int, home: Path | None) -> None:
    """One visit from the welcome to the summary; pictures and the summary go to `shots`."""
    if shots is not None:
        _try_to_write(shots)
    opened = open_up(home)
    try:
        record, gym = _visit(speed, seed, shots, opened.writer)
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
    speed: float, seed: int, shots: Path | None, writer: VisitWriter
) -> tuple[VisitRecord, VirtualGym]:
    gym, onlooker = VirtualGym(FastClock(speed), seed), Onlooker(writer)
    counted = Counted()
    kiosk = Kiosk(
        *(gym.air, gym.clock, visits_of("demo"), onlooker),
        before_shown=lambda view: gym.watch(counted.follow(view)),
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
    return onlooker.records[0], gym


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
