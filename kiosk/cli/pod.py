"""`treadform pod configure`: what a pod measures with, asked or set over a link of its own."""

import asyncio
from dataclasses import asdict
from pathlib import Path

import typer

from kiosk.app.checkup.bluetooth import WHAT_TO_DO
from kiosk.cli.fail import fail
from kiosk.cli.opening import open_up
from kiosk.devices.link import LinkError
from kiosk.devices.pod.configuring import NotSet, set_anew
from kiosk.devices.pod.control import Configuration
from kiosk.radio.bleak_radio import BleakRadio


def configure_pod(address: str, wanted: dict[str, int | None], by: str, home: Path | None) -> None:
    """Say what is in force, after setting what is wanted; a line in the audit log tells of it."""
    address, opened = address.upper(), open_up(home)
    try:
        adapter = opened.settings.devices.adapter or None
        now = asyncio.run(_configured(adapter, address, wanted))
        if any(one is not None for one in wanted.values()):
            opened.writer.audit(by, "pod configured", {"address": address, **asdict(now)})
        typer.echo(f"{address}: {_shown(now)}")
    except NotSet as reason:
        fail(f"{address}: {reason}. Nothing was changed")
    except LinkError as error:
        fail(f"{address}: {error.reason}; knock twice on the pod, bring it near, and try again")
    finally:
        opened.close()


async def _configured(
    adapter: str | None, address: str, wanted: dict[str, int | None]
) -> Configuration:
    async with BleakRadio(adapter) as radio:
        trouble = await radio.first_look()
        if trouble is not None:
            raise NotSet(f"no Bluetooth ({trouble}): {WHAT_TO_DO[trouble]}")
        link = await radio.open(address)
        try:
            return await set_anew(link, **wanted)
        finally:
            await link.close()


def _shown(now: Configuration) -> str:
    turn = f"{now.rate_range_dps} degrees a second" if now.rate_range_dps else "no gyroscope"
    frames = f"{now.rate_hz / now.samples_per_frame:.0f} frames of {now.samples_per_frame} samples"
    return f"{now.rate_hz} Hz, {now.acceleration_range_g} g, {turn}, {frames} a second"
