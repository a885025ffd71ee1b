"""`treadform run`: the kiosk, on real or simulated devices."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from signal import SIGTERM, signal

from kiosk.app import Clock, Kiosk
from kiosk.app.known import Known
from kiosk.app.promptness import promptly, settle
from kiosk.app.recording import OnDemand
from kiosk.app.roster import Roster
from kiosk.app.signals import Signals
from kiosk.app.signing_in import SigningIn
from kiosk.app.taking_home import TakingHome
from kiosk.app.trial import Trial
from kiosk.app.watched import ScreenLost, WatchedScreen
from kiosk.cli.alive import Alive, screen_may_hang_s
from kiosk.cli.at_the_desk import open_desk
from kiosk.cli.fail import fail
from kiosk.cli.keeping_up import keeping_up
from kiosk.cli.link_server import LinkServer
from kiosk.cli.opening import Opened, known, open_up, roster_of, visits_for
from kiosk.cli.pinned import pins
from kiosk.cli.simulated import VirtualGym
from kiosk.cli.sounding import Sounding
from kiosk.cli.tape import Tape, tape
from kiosk.coaching.view import View
from kiosk.devices.link import Radio
from kiosk.radio.admission import Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.cable_radio import CableRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.screen.pane import Chosen, Glass
from kiosk.screen.panel import Panel
from kiosk.screen.window import has_display
from kiosk.store.shelf import Shelf
from kiosk.words.catalogue import load

SHORT = "demo"
"""The program of a simulated kiosk: short enough to be watched to its end."""


def run_kiosk(simulated: bool, program: str | None, record: Path | None, home: Path | None) -> None:
    """Show the kiosk until its window is closed."""
    if not has_display():
        fail("no display: nobody could see the kiosk; without one, start: treadform demo")
    opened = open_up(home)
    try:
        if simulated:
            gym = VirtualGym()
            with tape(record, gym.clock.now_us) as written:
                of = gym.air, gym.clock, program or SHORT, home, gym
                _show(opened, written or Tape(OnDemand(gym.clock.now_us)), *of)
        else:
            air = promptly(partial(BleakRadio, opened.settings.devices.adapter or None))
            clock, chosen = MonotonicClock(), program or opened.settings.kiosk.program
            gym_url = opened.settings.gym.url
            with tape(record, clock.now_us) as written, keeping_up(gym_url, home):
                _show(opened, written or Tape(OnDemand(clock.now_us)), air, clock, chosen, home)
    finally:
        opened.close()


def _show(
    opened: Opened,
    written: Tape,
    radio: Callable[[], AbstractAsyncContextManager[Radio]],
    clock: Clock,
    program: str,
    home: Path | None,
    gym: VirtualGym | None = None,
) -> None:
    chosen, simulated = opened.settings.kiosk, gym is not None
    watch: Callable[[View], View] = gym.watch if gym else lambda view: view
    mode, now = opened.settings.sound.mode, opened.archive.clock.now
    spoken: list[Callable[[], str]] = [lambda: chosen.language]  # until there is a screen
    make_visit = visits_for(program, opened.at, written.visit, mode, now, lambda: spoken[0]())
    server = LinkServer(opened.settings.takehome, home)
    say = load(chosen.language).gettext
    people = SigningIn(
        *(opened.archive, opened.writer, make_visit, TakingHome(say, server.address)),
        chosen.language,
        written.note,
    )
    roster, signals = roster_of(opened), Signals(clock.now_us)
    sounding = Sounding(opened.settings.sound, clock.now_us, lambda: shown.language)
    kiosk = Kiosk(
        *(written.air(radio), clock, lambda: make_visit(None, None, None), people),
        people=people,
        before_shown=lambda view: watch(sounding.follow(view)),
        admission=Admission({} if simulated else pins(opened.settings.devices), roster.retired),
        cables=None if simulated else written.air(CableRadio),
        known=_known(opened, roster, written, simulated),
        witness=written.recorder,
        heard=signals.hear,
    )
    recording = written.recorder if isinstance(written.recorder, OnDemand) else None
    desk = open_desk(
        *(opened, kiosk, roster, signals, recording, sounding),
        changed=lambda *set_: shown.change(*set_),
        tried=gym.attend if gym else _nobody_stands_in,
    )
    alive: Alive[None] = Alive(clock.now_us)
    shown = WatchedScreen(
        *(kiosk, desk, _glass(opened, simulated), clock.now_us, lambda: alive(None)),
        start_within_s=chosen.start_within_s,
        hung_at_most_s=screen_may_hang_s(),
    )
    spoken[0] = lambda: shown.language
    signal(SIGTERM, lambda *_signal: shown.stop.set())
    settle()
    kiosk.start()
    try:
        shown.run()
    except ScreenLost as lost:
        fail(f"the screen {lost} again and again; the log says more: {opened.at.log}")
    finally:
        for part in (desk.close, kiosk.close, people.close, server.close, sounding.close):
            part()
    if kiosk.failure is not None:
        fail(f"the kiosk stopped: {kiosk.failure}; the log says more: {opened.at.log}")


def _nobody_stands_in(_trial: Trial) -> None:
    """Staff are at the console themselves."""


def _glass(opened: Opened, simulated: bool) -> Glass:
    """How the screen is opened; a simulated kiosk leaves the rest of a desktop in sight."""
    chosen = opened.settings.kiosk
    return Glass(
        Panel(chosen.width, chosen.height, chosen.diagonal_in),
        *(chosen.fullscreen and not simulated, chosen.units, chosen.brightness),
        *(Chosen(chosen.language), chosen.language, Shelf(opened.at.programs).pictures),
    )


def _known(opened: Opened, roster: Roster, written: Tape, simulated: bool) -> Known:
    """A virtual belt may be tried, and is not written down as seen."""
    return Known(roster.belt) if simulated else written.known(known(opened, roster))
