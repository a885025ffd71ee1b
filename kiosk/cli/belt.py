"""`treadform belt`: finding out whether a belt may be set from here, and what was found."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from kiosk.app.checkup.bluetooth import WHAT_TO_DO
from kiosk.app.roster import BELT, commissioned, facts_of
from kiosk.cli.fail import fail
from kiosk.cli.keyboard import Keyboard
from kiosk.cli.opening import Opened, known, open_up
from kiosk.devices.link import LinkError
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import NotFit, Told
from kiosk.devices.treadmill.commissioning import Ask, Found
from kiosk.devices.treadmill.pairing import examine_or_pair
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.monotonic import MonotonicClock
from kiosk.store.devices import DeviceRow


class Terminal:
    """Staff at a keyboard beside the belt. Ctrl-C ends the trial at once, with the belt's stop."""

    def __init__(self) -> None:
        self._keyboard = Keyboard()

    async def confirm(self, ask: Ask) -> bool:
        return await self._keyboard.yes(str(ask))

    async def number(self, ask: Ask) -> float:
        return await self._keyboard.number(str(ask))

    def show(self, line: Told) -> None:
        typer.echo(f"  {line}")


def commission_belt(address: str, by: str, pair: bool, home: Path | None) -> None:
    """Go through it; keep what was found, with a line in the audit log."""
    opened = open_up(home)
    try:
        address = (address or opened.settings.devices.belt).upper()
        if not address:
            fail("which belt? Give its address (treadform devices shows it), or pin it: [devices]")
        adapter, wrote = (
            opened.settings.devices.adapter or None,
            partial(known(opened).wrote, address),
        )
        found = asyncio.run(_examine(address, pair, adapter, wrote))
        facts = facts_of(found, by)
        opened.archive.devices.write(address, BELT, facts)
        opened.writer.audit(by, "belt commissioned", {"address": address, **facts})
        typer.echo(f"{address}: members may set {found.belt.least_kmh:g} to", nl=False)
        typer.echo(f" {found.belt.most_kmh:g} km/h from the kiosk.")
    except NotFit as reason:
        opened.writer.audit(by, "belt not commissioned", {"address": address, "why": str(reason)})
        fail(f"{address}: {reason}. It stays a belt that is only read; everything else works.")
    finally:
        opened.close()


async def _examine(
    address: str, pair: bool, adapter: str | None, wrote: Callable[[Write], None]
) -> Found:
    clock = MonotonicClock()
    async with BleakRadio(adapter, clock.now_us) as radio:
        trouble = await radio.first_look()
        if trouble is not None:
            raise NotFit("no Bluetooth ({trouble}): {do}", trouble=trouble, do=WHAT_TO_DO[trouble])
        found = None
        while found is None:  # it wants to be paired, or just was
            try:
                link = await radio.open(address)
                try:
                    found = await examine_or_pair(link, clock, Terminal(), wrote, pair)
                    pair = not pair
                finally:
                    await link.close()
            except LinkError as error:
                raise NotFit("{reason}", reason=error.reason) from error
        return found


def list_belts(home: Path | None) -> None:
    """Every belt that was examined, and how far it may be set."""
    opened = open_up(home)
    table = Table("address", "km/h", "incline", "follows within", "by", "when")
    for row in _belts(opened):
        belt = commissioned(row.address, row.facts)
        if belt is not None:
            incline = "" if belt.most_incline_pct is None else f"0 to {belt.most_incline_pct:g} %"
            speeds = f"{belt.least_kmh:g} to {belt.most_kmh:g}"
            who, when = str(row.facts.get("by", "")), str(row.facts.get("commissioned_at", ""))
            table.add_row(row.address, speeds, incline, f"{belt.response_s:.1f} s", who, when)
    opened.close()
    Console().print(table if table.rows else "No belt is commissioned: all are only read.")


def withdraw_belt(address: str, by: str, home: Path | None) -> None:
    """From now on it is only read."""
    opened = open_up(home)
    try:
        if address.upper() not in {row.address for row in _belts(opened)}:
            fail(f"{address}: was never commissioned")
        opened.archive.devices.forget(address.upper())
        opened.writer.audit(by, "belt commissioning withdrawn", {"address": address.upper()})
        typer.echo(f"{address.upper()}: is only read from now on.")
    finally:
        opened.close()


def _belts(opened: Opened) -> list[DeviceRow]:
    return [row for row in opened.archive.devices.all() if row.kind == BELT]
