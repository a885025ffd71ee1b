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

PROGRAM = Path("build/air/pod/pod")


async def visit(seconds: float) -> None:
    async with entered("emulated_pod") as (room, _), BleakRadio() as radio:
        await radio.usable()
        pod = next(iter(room.devices.values()))
        first, second, third = Session(), Session(), Session()
        await first.listen(radio, seconds)
        dropping = asyncio.get_running_loop().call_later(seconds / 4, pod.drop)
        await second.listen(radio, seconds / 2)
        dropping.cancel()
        room.tell("reset")
        await third.listen(radio, seconds / 4)
        for session, least_s in ((first, seconds), (second, seconds / 4), (third, seconds / 4)):
            told = session.is_whole(PROGRAM, least_s)
            print(f"QEMU pod, bumble, BlueZ, bleak, kiosk: {told}", flush=True)


if __name__ == "__main__":
    asyncio.run(visit(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0))
