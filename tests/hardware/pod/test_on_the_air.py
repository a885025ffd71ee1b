"""The pod's real code, emulated, read by the kiosk's real radio: the radio loses frames, both sides
stall, the link is lost, the chip is reset; no sample is missing and the events are those of this
machine's build.

Seconds of the first link: TREADFORM_POD_S, 60 in `make test-hardware`.
"""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.radio.bleak_radio import BleakRadio
from tests.hardware.pod.on_the_air.emulated import (
    Emulated,
    OnTheAir,
    emulated,
    for_the_chip,
    for_this_machine,
)
from tests.hardware.pod.on_the_air.session import Session
from tests.on_bus.bluez import StandIn
from tests.on_bus.daemon import private_bus
from tests.on_bus.peripheral import Peripheral

SECONDS = int(os.environ.get("TREADFORM_POD_S", "8"))
LOSES_EVERY = 23


class Between(Protocol):
    """What lies between the pod's radio and BlueZ, a peripheral itself."""

    async def run(self) -> None: ...

    def leave(self) -> None: ...


Through = Callable[[Peripheral], Between]
STALLS_EVERY_S, STALL_S = 2.5, 0.7
"""A busy machine forgets a process for so long."""


async def stalls(machine: Emulated) -> None:
    """Now the pod's machine stands still, now everything on this side."""
    while True:
        await asyncio.sleep(STALLS_EVERY_S)
        machine.freeze()
        await asyncio.sleep(STALL_S)
        machine.thaw()
        await asyncio.sleep(STALLS_EVERY_S)
        time.sleep(STALL_S)


async def visit(machine: Emulated, through: Through | None = None) -> list[Session]:
    """A whole link, then one after the link was lost, then one after the chip was reset. `through`:
    what lies between the pod's radio and BlueZ."""
    on_air = OnTheAir(machine.port, LOSES_EVERY)
    between = through(on_air) if through else None
    living = asyncio.ensure_future(between.run()) if between else None
    heard = between if isinstance(between, Peripheral) else on_air
    bluez = StandIn(heard)
    await bluez.start()
    sessions = [Session(), Session(), Session()]
    async with BleakRadio() as radio:
        await radio.usable()
        stalling = asyncio.ensure_future(stalls(machine))
        await sessions[0].listen(radio, SECONDS)
        stalling.cancel()
        machine.thaw()
        dropping = asyncio.get_running_loop().call_later(
            SECONDS / 2, lambda: asyncio.ensure_future(bluez.drop(heard))
        )
        await sessions[1].listen(radio, SECONDS)
        dropping.cancel()
        machine.reset()
        await sessions[2].listen(radio, SECONDS / 2)
    await bluez.kill()
    if between and living:
        between.leave()
        await living
    assert sum(link.lost for link in on_air.links) > SECONDS, "nothing lost, nothing shown"
    return sessions


def test_no_sample_is_lost_and_the_events_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove(tmp_path, monkeypatch)


def prove(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, through: Through | None = None) -> None:
    """All three links are whole; also with bumble between (test_over_bumble)."""
    with private_bus(tmp_path) as (address, _), emulated(for_the_chip(tmp_path)) as machine:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        sessions = asyncio.run(asyncio.wait_for(visit(machine, through), 4 * SECONDS + 60))
    program = for_this_machine(tmp_path)
    for session, seconds in zip(sessions, (SECONDS, SECONDS / 2, SECONDS / 2), strict=True):
        print(session.is_whole(program, seconds))
