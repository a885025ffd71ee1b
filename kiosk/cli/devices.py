"""`treadform devices`: what is in the air, what it gives, and why this kiosk does not use it."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import aclosing
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.table import Table

from kiosk.app.checkup.bluetooth import WHAT_TO_DO
from kiosk.cli.fail import fail
from kiosk.cli.pinned import pins
from kiosk.cli.places import places
from kiosk.cli.settings import BadSettings, read_settings
from kiosk.devices import pod
from kiosk.devices.kind import BY_SERVICE, service_of
from kiosk.devices.link import Advertisement
from kiosk.radio.admission import Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.nearby import NOT_HEARD
from kiosk.radio.trouble import Trouble

Heard = tuple[Advertisement, str, str | None]
"""What it last said, the key of its kind, and why this kiosk does not use it."""


def show_devices(seconds: float, home: Path | None) -> None:
    """A live table for some seconds; what stays on the screen is the last one."""
    try:
        chosen = read_settings(places(home).settings).devices
    except BadSettings as error:
        fail(str(error))
    trouble = asyncio.run(_watch(seconds, chosen.adapter or None, Admission(pins(chosen))))
    if trouble is not None:
        fail(f"no Bluetooth ({trouble}): {WHAT_TO_DO[trouble]}")


async def _watch(seconds: float, adapter: str | None, admission: Admission) -> Trouble | None:
    heard: dict[str, Heard] = {}
    pinned = sorted(address for service in BY_SERVICE for address in admission.pinned(service))
    async with BleakRadio(adapter) as radio:
        trouble = await radio.first_look()
        if trouble is not None:
            return trouble
        with Live(_table(heard, pinned), console=Console(), auto_refresh=False) as live:
            try:
                async with asyncio.timeout(seconds), aclosing(radio.scan()) as scan:  # type: ignore[type-var]
                    async for said in scan:
                        known = heard.get(said.address)
                        service = known[1] if known else service_of(said, BY_SERVICE)
                        if service is not None:
                            refusal = admission.refusal(service, said)
                            heard[said.address] = said, service, refusal
                            live.update(_table(heard, pinned), refresh=True)
            except TimeoutError:
                live.update(_table(heard, pinned), refresh=True)
    return None


def _table(heard: Mapping[str, Heard], pinned: Iterable[str] = ()) -> Table:
    table = Table("what", "name", "address", "signal", "battery", "gives", "used")
    for said, service, refusal in sorted(
        heard.values(), key=lambda one: -(one[0].rssi_dbm or -127)
    ):
        kind = BY_SERVICE[service]
        air = pod.decode_advertisement(said.service_data.get(pod.SERVICE, b""))
        battery = f"{air.battery_pct} %" if air and air.battery_pct is not None else ""
        signal = "" if said.rssi_dbm is None else f"{said.rssi_dbm} dBm"
        used = "yes" if refusal is None else f"no: {refusal}"
        gives = ", ".join(kind.gives)
        table.add_row(kind.name, said.name or "", said.address, signal, battery, gives, used)
    for address in pinned:
        if address not in heard:
            table.add_row("", "", address, "", "", "", f"no: {NOT_HEARD}")
    return table
