"""`treadform devices`: what is in the air and on cables, what it says and gives, and why this kiosk
does not use it."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import aclosing
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.table import Table

from kiosk.app.checkup.bluetooth import WHAT_TO_DO
from kiosk.app.refusals import in_words
from kiosk.cli.fail import fail
from kiosk.cli.pinned import pins
from kiosk.cli.places import places
from kiosk.cli.settings import BadSettings, read_settings
from kiosk.devices import pod
from kiosk.devices.kinds import BY_SERVICE, service_of
from kiosk.devices.link import Advertisement, Radio
from kiosk.radio.admission import Admission
from kiosk.radio.bleak_radio import BleakRadio
from kiosk.radio.cable_radio import CableRadio
from kiosk.radio.trouble import Trouble
from kiosk.words import N_
from kiosk.words.catalogue import load

Heard = tuple[Advertisement, str, str | None]
"""What it last said, the key of its kind, and why this kiosk does not use it."""
Say = Callable[[str], str]
"""Into the kiosk's language."""
HEADS = (
    N_("what"),
    N_("name"),
    N_("address"),
    N_("signal"),
    N_("battery"),
    N_("says"),
    N_("gives"),
    N_("used"),
)
YES = N_("yes")
TAPPED, CHARGING, FAULT = N_("double taps: {taps}"), N_("charging"), N_("sensor fault")
NOBODY_HEARS = N_("Not heard yet: switched off, out of range, or held by another phone or kiosk.")
KINDS = (N_("pod"), N_("belt"), N_("foot pod"), N_("strap"), N_("deck sensor"))
GIVEN = (
    *(N_("acceleration"), N_("rotation"), N_("heart rate"), N_("taps"), N_("battery")),
    *(N_("speed"), N_("incline"), N_("distance"), N_("steps"), N_("cadence")),
)
"""Marked here for `kiosk/devices/kinds.py`, which knows no words; Polar and Movesense are names."""


def show_devices(seconds: float, home: Path | None) -> None:
    """A live table for some seconds; what stays on the screen is the last one."""
    try:
        settings = read_settings(places(home).settings)
    except BadSettings as error:
        fail(str(error))
    chosen, say = settings.devices, load(settings.kiosk.language).gettext
    trouble = asyncio.run(_watch(seconds, chosen.adapter or None, Admission(pins(chosen)), say))
    if trouble is not None:
        fail(f"no Bluetooth ({trouble}): {WHAT_TO_DO[trouble]}")


async def _watch(
    seconds: float, adapter: str | None, admission: Admission, say: Say
) -> Trouble | None:
    """Of the air and of the cables."""
    heard: dict[str, Heard] = {}
    pinned = sorted(address for service in BY_SERVICE for address in admission.pinned(service))
    async with BleakRadio(adapter) as radio:
        trouble = await radio.first_look()
        if trouble is not None:
            return trouble
        with Live(_table(heard, pinned, say), console=Console(), auto_refresh=False) as live:

            async def listen(to: Radio) -> None:
                async with aclosing(to.scan()) as scan:  # type: ignore[type-var]
                    async for said in scan:
                        known = heard.get(said.address)
                        service = known[1] if known else service_of(said, BY_SERVICE)
                        if service is not None:
                            refusal = admission.refusal(service, said)
                            heard[said.address] = said, service, refusal
                            live.update(_table(heard, pinned, say), refresh=True)

            try:
                async with asyncio.timeout(seconds), CableRadio() as cables:
                    await asyncio.gather(listen(radio), listen(cables))
            except TimeoutError:
                live.update(_table(heard, pinned, say), refresh=True)
    return None


def _table(heard: Mapping[str, Heard], pinned: Iterable[str], say: Say) -> Table:
    table = Table(*map(say, HEADS))
    for said, service, refusal in sorted(
        heard.values(), key=lambda one: -(one[0].rssi_dbm or -127)
    ):
        kind = BY_SERVICE[service]
        air = pod.decode_advertisement(said.service_data.get(pod.SERVICE, b""))
        battery = f"{air.battery_pct} %" if air and air.battery_pct is not None else ""
        signal = "" if said.rssi_dbm is None else f"{said.rssi_dbm} dBm"
        used = say(in_words(refusal) or YES)
        gives = ", ".join(say(one) for one in kind.gives)
        name, says = said.name or "", _says(air, say)
        table.add_row(say(kind.name), name, said.address, signal, battery, says, gives, used)
    for address in pinned:
        if address not in heard:
            table.add_row("", "", address, "", "", "", "", say(NOBODY_HEARS))
    return table


def _says(air: pod.PodAdvertisement | None, say: Say) -> str:
    """What a pod tells of itself in the air."""
    if air is None:
        return ""
    told = [say(TAPPED).format(taps=air.double_taps)] if air.double_taps else []
    told += [say(CHARGING)] if air.charging else []
    return ", ".join([*told, say(FAULT)] if air.fault else told)
