"""The emulated pod over bumble's air, Debian's kernel and bluetoothd, and bleak to the kiosk:
`python -m tests.on_air.inside.emulated_pod [seconds]` in the guest, `make test-pod-on-air` outside.

Frames are lost on the way, the link is lost once, the chip is reset once. Exits with 1 when a
sample is missing or an event is not the one that the same program finds on this machine.
"""

import asyncio
import sys
from pathlib import Path

from kiosk.radio.bleak_radio import BleakRadio
from tests.hardware.pod.on_the_air.session import Session
from tests.on_air.inside.bench import entered
from tests.on_air.inside.far import FarDevice
from tests.on_bus.bench import until

PROGRAM = Path("build/air/pod/pod")


async def visit(seconds: float) -> None:
    async with entered("emulated_pod") as (room, _), BleakRadio() as radio:
        await radio.usable()
        pod = next(iter(room.devices.values()))
        first, second, third = Session(), Session(), Session()
        await first.listen(radio, seconds)
        dropping = asyncio.ensure_future(drop_after(pod, second, seconds / 4))
        await second.listen(radio, seconds)
        dropping.cancel()
        room.tell("reset")
        await third.listen(radio, seconds / 4)
        for session, least_s in ((first, seconds), (second, seconds / 4), (third, seconds / 4)):
            told = session.is_whole(PROGRAM, least_s)
            print(f"QEMU pod, bumble, BlueZ, bleak, kiosk: {told}", flush=True)


async def drop_after(pod: FarDevice, session: Session, seconds: float) -> None:
    """So long after its first frame the link is lost."""
    await until(lambda: session.first is not None)
    await asyncio.sleep(seconds)
    pod.drop()


if __name__ == "__main__":
    asyncio.run(visit(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0))
