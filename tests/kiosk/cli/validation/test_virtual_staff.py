"""Virtual staff press at the true moments."""

import asyncio

import numpy as np

from kiosk.cli.validation.checks import STEPS
from kiosk.cli.validation.virtual_staff import VirtualStaff
from kiosk.simulator.clock import FastClock
from kiosk.simulator.member import VirtualMember


def test_sixty_footfalls_lie_between_two_presses() -> None:
    clock, member = FastClock(), VirtualMember()
    staff = VirtualStaff(member, clock)

    async def keep_up() -> None:
        while True:
            member.advance(clock.now_us() * 1e-6)
            await clock.sleep_until(clock.now_us() + 20_000)

    async def count() -> tuple[int, int]:
        advancing = asyncio.ensure_future(keep_up())
        await staff.wants(*STEPS, False)
        await staff.press("now")
        began_us = clock.now_us()
        await staff.press("again")
        advancing.cancel()
        return began_us, clock.now_us()

    began_us, ended_us = asyncio.run(count())
    moments = np.array([c.initial_contact_s * 1e6 for c in member.truth()])
    assert int(((moments > began_us) & (moments <= ended_us)).sum()) == 60
