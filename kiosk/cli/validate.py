"""`treadform validate`: staff hold the kiosk against a count, a chalk mark and a video."""

import asyncio
import csv
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import typer

from kiosk.app.checkup.bluetooth import WHAT_TO_DO
from kiosk.cli.fail import fail
from kiosk.cli.keyboard import Keyboard
from kiosk.cli.pinned import pins
from kiosk.cli.places import places
from kiosk.cli.settings import BadSettings, Settings, read_settings
from kiosk.cli.validation.checks import walk_through
from kiosk.cli.validation.judge import Finding
from kiosk.cli.validation.listening import Listening, listening
from kiosk.cli.validation.staff import AtTheKeyboard, Staff
from kiosk.devices.link import Radio
from kiosk.radio.admission import Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.cable_radio import CableRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.words import N_
from kiosk.words.catalogue import load

COLUMNS = ("at", "check", "said", "true", "allowed", "unit", "good", "heard")
FIND_S = 20.0
LOOKING = N_("Looking for belt and sensors...")
HEARD, NOTHING = N_("Heard: {devices}"), N_("nothing yet")
SILENT = N_(
    "Knock twice on the pods and switch the belt on. A kiosk that runs on this machine keeps them"
    " for itself: systemctl stop treadform, and start it afterwards."
)
UNSAID = N_("  {check}: the kiosk says nothing. {advice}")
GOOD = N_("  {check}: {said}, truly {true}; off by {off} of {allowed} allowed: good")
BAD = N_("  {check}: {said}, truly {true}; off by {off} of {allowed} allowed: not good: {advice}")
ENDED, WRITTEN = N_("Ended early. What was found until then is kept."), N_("Written to {file}.")
NONE_DONE = N_("no check was done; start again when somebody can run")


def validate(simulated: bool, home: Path | None) -> None:
    """Walk through the checks; leaves with 1 when one is not good. Each is written down as it is
    found, so that a walk which ends early can be taken up again."""
    at = places(home)
    try:
        settings = read_settings(at.settings)
    except BadSettings as error:
        fail(str(error))
    words = load(settings.kiosk.language).gettext
    walk = Walk(Keyboard(words), at.database.with_name("validation.csv"))
    try:
        asyncio.run(_simulated(walk) if simulated else _real(walk, settings))
    except (typer.Abort, KeyboardInterrupt):
        typer.echo()
        if walk.findings:
            walk.keyboard.say(ENDED)
    if not walk.findings:
        fail(words(NONE_DONE))
    typer.echo(words(WRITTEN).format(file=walk.file))
    if not all(finding.good for finding in walk.findings):
        raise typer.Exit(1)


class Walk:
    """One walk through the kit: what was found, said and written."""

    def __init__(self, keyboard: Keyboard, file: Path) -> None:
        self.keyboard, self.file = keyboard, file
        self.findings: list[Finding] = []

    async def go(self, ears: Listening, staff: Staff) -> None:
        """To its end, or until staff leave it."""
        words = self.keyboard.words
        self.keyboard.say(LOOKING)
        until_us = ears.clock.now_us() + round(FIND_S * 1e6)
        while not ears.heard() and ears.clock.now_us() < until_us:
            await ears.clock.sleep_until(ears.clock.now_us() + 500_000)
        heard = ", ".join(ears.heard())
        typer.echo(words(HEARD).format(devices=heard or words(NOTHING)))
        if not heard:
            self.keyboard.say(SILENT)
        async for finding in walk_through(ears, staff, done_today(self.file)):
            self.findings.append(finding)
            typer.echo(line(finding, words))
            keep([finding], ears.heard(), self.file)


async def _real(walk: Walk, settings: Settings) -> None:
    air = partial(_usable, settings.devices.adapter or None, walk.keyboard.words)
    clock, admission = MonotonicClock(), Admission(pins(settings.devices))
    async with listening(air, CableRadio, clock, admission) as ears:
        await walk.go(ears, AtTheKeyboard(walk.keyboard))


@asynccontextmanager
async def _usable(adapter: str | None, words: Callable[[str], str]) -> AsyncIterator[Radio]:
    """The radio; without Bluetooth one line that says what to do."""
    async with BleakRadio(adapter) as radio:
        trouble = await radio.first_look()
        if trouble is not None:
            fail(f"no Bluetooth ({trouble}): {words(WHAT_TO_DO[trouble])}")
        yield radio


async def _simulated(walk: Walk) -> None:
    from kiosk.cli.validation.virtual_staff import VirtualStaff
    from kiosk.simulator.clock import FastClock
    from kiosk.simulator.member import VirtualMember
    from kiosk.simulator.radio import SimulatedRadio

    clock, member = FastClock(), VirtualMember()
    air = SimulatedRadio(member, clock)
    async with listening(lambda: nullcontext(air), None, clock, Admission()) as ears:
        await walk.go(ears, VirtualStaff(member, clock))


def line(finding: Finding, words: Callable[[str], str]) -> str:
    """What was found, and what to do about it."""
    about = {"check": words(finding.check), "advice": words(finding.advice)}
    if finding.said is None or finding.off is None:
        return words(UNSAID).format(**about)
    figures = {
        "said": finding.said,
        "true": finding.true,
        "off": finding.off,
        "allowed": finding.allowed,
    }
    shown = {name: _shown(finding.unit, value) for name, value in figures.items()}
    return words(GOOD if finding.good else BAD).format(**about, **shown)


def _shown(unit: str, value: float) -> str:
    if unit == "s":
        return f"{value * 1000:.0f} ms"
    if unit == "m/s":
        return f"{value * 3.6:.2f} km/h"
    return f"{value:.0f}"


def done_today(file: Path) -> frozenset[str]:
    """The checks that stand in the file since this day began, by UTC; a file that cannot be read
    holds none."""
    try:
        with file.open(newline="", encoding="utf-8") as rows:
            today = f"{datetime.now(UTC):%Y-%m-%d}"
            return frozenset(
                row["check"] or ""
                for row in csv.DictReader(rows)
                if (row.get("at") or "").startswith(today)
            )
    except (OSError, ValueError, KeyError, csv.Error):
        return frozenset()


def keep(findings: list[Finding], heard: list[str], file: Path) -> None:
    """One row a check, below those of other days."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = not file.exists()
        with file.open("a", newline="", encoding="utf-8") as out:
            rows = csv.writer(out)
            if new:
                rows.writerow(COLUMNS)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            for one in findings:
                said = "" if one.said is None else f"{one.said:.4g}"
                numbers = (said, f"{one.true:.4g}", f"{one.allowed:.4g}", one.unit, one.good)
                rows.writerow((now, one.check, *numbers, "; ".join(heard)))
    except OSError as error:
        fail(f"{file}: cannot be written ({error.strerror}); the findings are above")
