"""`treadform record`: all that this kiosk's devices say, in a plain file, without a screen."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import typer

from kiosk.app import Kiosk
from kiosk.cli.fail import fail
from kiosk.cli.opening import Opened, known, open_up, visits_of
from kiosk.cli.pinned import pins
from kiosk.cli.pods_heard import pods_heard
from kiosk.cli.simulated import VirtualGym
from kiosk.cli.tape import Tape, tape
from kiosk.coaching.record import VisitRecord
from kiosk.radio.admission import Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.cable_radio import CableRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.recordings.line import read_lines


class Nothing:
    """Nothing of a recording is kept as a visit."""

    def progress(self, visit: VisitRecord) -> None:
        """Nowhere."""

    def keep(self, visit: VisitRecord) -> None:
        """Nowhere."""


def record_devices(out: Path, seconds: float, simulated: bool, home: Path | None) -> None:
    """Listen for a while. `run --record` and `demo --record` write a whole visit."""
    opened = open_up(home)
    try:
        if simulated:
            gym = VirtualGym()
            _listen(out, seconds, gym.clock.now_us, partial(_simulated, gym))
        else:
            clock = MonotonicClock()
            _listen(out, seconds, clock.now_us, partial(_real, clock, opened))
    finally:
        opened.close()


def _listen(
    out: Path, seconds: float, now_us: Callable[[], int], make: Callable[[Tape], Kiosk]
) -> None:
    with tape(out, now_us) as written:
        kiosk = make(written)
        kiosk.start()
        with suppress(KeyboardInterrupt):
            end_s = time.monotonic() + seconds
            while time.monotonic() < end_s and kiosk.failure is None:
                time.sleep(0.1)
        heard = [c.name for c in kiosk.view().connections if c.ready]
        kiosk.close()
    if kiosk.failure is not None:
        fail(f"the kiosk stopped: {kiosk.failure}; the log says more")
    frames = written.recorder.frames if written.recorder else 0
    typer.echo(f"{out}: {frames} frames of {', '.join(heard) or 'no device'}")
    if not heard:
        typer.echo("  treadform devices shows what is in the air, treadform doctor what is amiss")
    for pod in pods_heard(read_lines(out)):
        typer.echo(f"  {pod}")


def _real(clock: MonotonicClock, opened: Opened, written: Tape) -> Kiosk:
    chosen = opened.settings.devices
    return Kiosk(
        written.air(partial(BleakRadio, chosen.adapter or None)),
        clock,
        visits_of(opened.settings.kiosk.program, opened.at, written.visit),
        Nothing(),
        admission=Admission(pins(chosen)),
        known=written.known(known(opened)),
        cables=written.air(CableRadio),
        witness=written.recorder,
    )


def _simulated(gym: VirtualGym, written: Tape) -> Kiosk:
    return Kiosk(
        *(written.air(gym.air), gym.clock, visits_of("demo", begun=written.visit), Nothing()),
        before_shown=gym.watch,
        witness=written.recorder,
    )
