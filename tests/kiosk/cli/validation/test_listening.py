"""The kiosk's ears without a visit."""

import asyncio
from contextlib import nullcontext

from kiosk.cli.validation.listening import listening
from kiosk.radio.admission import Admission
from kiosk.simulator.clock import FastClock
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio


def test_devices_are_heard_and_let_go_again() -> None:
    async def listen() -> None:
        clock, member = FastClock(), VirtualMember()
        air = SimulatedRadio(member, clock)
        async with listening(lambda: nullcontext(air), None, clock, Admission()) as ears:
            await clock.sleep_until(8_000_000)
            assert len(ears.heard()) == 3
        left = {str(task.get_coro()) for task in asyncio.all_tasks()}
        assert not any("Nearby" in one for one in left)

    asyncio.run(listen())
