"""`treadform validate`: staff hold the kiosk against a count, a chalk mark and a video."""

import asyncio
import csv
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import typer

from kiosk.cli.fail import fail
from kiosk.cli.pinned import pins
from kiosk.cli.places import places
from kiosk.cli.settings import BadSettings, read_settings
from kiosk.cli.validation.checks import walk_through
from kiosk.cli.validation.judge import Finding
from kiosk.cli.validation.listening import Listening, listening
from kiosk.cli.validation.staff import AtTheKeyboard, Staff
from kiosk.radio.admission import Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.cable_radio import CableRadio
from kiosk.radio.monotonic import MonotonicClock

COLUMNS = ("at", "check", "said", "true", "allowed", "unit", "good", "heard")
FIND_S = 20.0


def validate(simulated: bool, home: Path | None) -> None:
    """Walk through the checks; leaves with 1 when one is not good."""
    at = places(home)
    findings, heard = asyncio.run(_simulated() if simulated else _real(home))
    if not findings:
        fail("no check was done; start again when somebody can run")
    keep(findings, heard, at.database.with_name("validation.csv"))
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


async def _real(home: Path | None) -> tuple[list[Finding], list[str]]:
    try:
        chosen = read_settings(places(home).settings).devices
    except BadSettings as error:
        fail(str(error))
    air = partial(BleakRadio, chosen.adapter or None)
    clock, admission = MonotonicClock(), Admission(pins(chosen))
    async with listening(air, CableRadio, clock, admission) as ears:
        return await _walk(ears, AtTheKeyboard())


async def _simulated() -> tuple[list[Finding], list[str]]:
    from kiosk.cli.validation.virtual_staff import VirtualStaff
    from kiosk.simulator.clock import FastClock
    from kiosk.simulator.member import VirtualMember
    from kiosk.simulator.radio import SimulatedRadio

    clock, member = FastClock(), VirtualMember()
    air = SimulatedRadio(member, clock)
    async with listening(lambda: nullcontext(air), None, clock, Admission()) as ears:
        return await _walk(ears, VirtualStaff(member, clock))


async def _walk(ears: Listening, staff: Staff) -> tuple[list[Finding], list[str]]:
    typer.echo("Looking for belt and sensors...")
    until_us = ears.clock.now_us() + round(FIND_S * 1e6)
    while not ears.heard() and ears.clock.now_us() < until_us:
        await ears.clock.sleep_until(ears.clock.now_us() + 500_000)
    typer.echo(f"Heard: {', '.join(ears.heard()) or 'nothing yet'}")
    findings = []
    async for finding in walk_through(ears, staff):
        findings.append(finding)
        typer.echo(_line(finding))
    return findings, ears.heard()


def _line(finding: Finding) -> str:
    if finding.said is None or finding.off is None:
        return f"  {finding.check}: the kiosk says nothing. {finding.advice}"
    said, true, off, allowed = map(
        partial(_shown, finding.unit), (finding.said, finding.true, finding.off, finding.allowed)
    )
    verdict = "good" if finding.good else f"not good: {finding.advice}"
    return f"  {finding.check}: {said}, truly {true}; off by {off} of {allowed} allowed: {verdict}"


def _shown(unit: str, value: float) -> str:
    if unit == "s":
        return f"{value * 1000:.0f} ms"
    if unit == "m/s":
        return f"{value * 3.6:.2f} km/h"
    return f"{value:.0f}"


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
    typer.echo(f"Written to {file}.")
