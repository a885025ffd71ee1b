"""treadform analyze: sensor recordings through the core."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from kiosk.cli.analysis.events_file import write_events
from kiosk.cli.analysis.figures import Figures, figures_of, truth_figures
from kiosk.cli.analysis.judge import judge
from kiosk.cli.analysis.measure import Analysis, Belt, measure
from kiosk.cli.analysis.report import block, table
from kiosk.cli.analysis.signal import Signal, choose
from kiosk.cli.fail import fail
from kiosk.gait.measures import Placement, Side
from kiosk.recordings.problem import BadRecording
from kiosk.recordings.score import join
from kiosk.recordings.sensor_file import read_sensor_file

LONG_FILE_BYTES = 8_000_000
"""Shorter files are done before a bar could be read."""


@dataclass(frozen=True, slots=True)
class Request:
    """The options of the command."""

    placement: str | None = None
    side: str | None = None
    threshold_n: float | None = None
    belt_speed_mps: float | None = None
    incline_pct: float | None = None
    truth: bool = False

    @property
    def worn(self) -> Placement | None:
        """The placement as the core knows it."""
        return Placement(self.placement) if self.placement else None

    @property
    def foot(self) -> Side | None:
        """The side as the core knows it."""
        return Side(self.side) if self.side else None

    @property
    def belt(self) -> Belt | None:
        """None when nothing is known of the treadmill."""
        speed = self.belt_speed_mps
        return None if speed is None else Belt(speed, self.incline_pct)


def run(files: list[Path], request: Request, events: Path | None, as_json: bool) -> None:
    """Analyse every file, print what was found; exit 2 if any of them could not be."""
    if events is not None and len(files) > 1:
        fail("--events takes the steps of one file; give one FILE")
    if request.incline_pct is not None and request.belt_speed_mps is None:
        fail("--incline-pct means nothing without the speed; add --belt-speed-mps")
    analyses, bad = [], []
    for path in files:
        try:
            analyses.append(analyse(path, request))
        except BadRecording as problem:
            bad.append(str(problem))
    if events is not None and analyses:
        try:
            write_events(events, analyses[0].steps)
        except OSError as error:
            fail(f"{events}: cannot be written ({error.strerror}); choose another place")
    if analyses:
        _print(analyses, several=len(files) > 1, truth=request.truth, as_json=as_json)
    if bad:
        fail("\ntreadform: ".join(bad))


def analyse(path: Path, request: Request) -> Analysis:
    """One file, with a progress bar when it is long; raises `BadRecording`."""
    with _bar(path) as (progress, task):
        size = max(1, path.stat().st_size) if path.is_file() else 1
        recording = read_sensor_file(path, lambda read: progress.advance(task, 50.0 * read / size))
        signal = choose(recording, request.worn, request.foot)
        _check_threshold(signal, request)
        analysis = measure(
            signal,
            belt=request.belt,
            threshold_n=request.threshold_n,
            progress=lambda share: progress.advance(task, 50.0 * share),
        )
    return judge(analysis, request.threshold_n) if request.truth else analysis


def _check_threshold(signal: Signal, request: Request) -> None:
    """A threshold needs a force: as the signal or as the truth."""
    if request.threshold_n is None or request.truth or signal.placement is Placement.BELT:
        return
    raise BadRecording(
        signal.recording.path,
        f"--threshold-n is of forces, the signal is a {signal.placement} sensor",
        "leave it out or add --truth",
    )


@contextmanager
def _bar(path: Path) -> Iterator[tuple[Progress, TaskID]]:
    """Drawn on stderr, for people, while a long file is worked on."""
    console = Console(stderr=True)
    long = path.is_file() and path.stat().st_size >= LONG_FILE_BYTES
    with Progress(
        console=console, transient=True, disable=not (long and console.is_terminal)
    ) as progress:
        yield progress, progress.add_task(path.name, total=100.0)


def _print(analyses: list[Analysis], *, several: bool, truth: bool, as_json: bool) -> None:
    rows = [figures_of(analysis) for analysis in analyses]
    pooled: Figures | None = None
    if truth:
        pooled = truth_figures(join(a.matches for a in analyses if a.matches is not None))
    if as_json:
        typer.echo(json.dumps({"files": rows, "all": pooled} if several else rows[0], indent=2))
    elif several:
        typer.echo(table(rows, pooled))
    else:
        typer.echo(block(rows[0]))
