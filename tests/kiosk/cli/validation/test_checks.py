"""The whole kit with virtual devices and staff who see the truth; and with staff who do not."""

import asyncio
from contextlib import nullcontext

import pytest

from kiosk.cli.validation.checks import BELT, walk_through
from kiosk.cli.validation.judge import Finding
from kiosk.cli.validation.listening import listening
from kiosk.cli.validation.staff import Staff
from kiosk.cli.validation.virtual_staff import RUN_MPS, VirtualStaff
from kiosk.radio.admission import Admission
from kiosk.simulator.clock import FastClock
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio


class Unwilling(VirtualStaff):
    async def wants(self, check: str, preparation: str, done: bool) -> bool:
        return False


def walked(make: type[VirtualStaff], devices: tuple[()] | None = None) -> list[Finding]:
    async def walk() -> list[Finding]:
        clock, member = FastClock(), VirtualMember()
        air = SimulatedRadio(member, clock, devices)
        staff: Staff = make(member, clock)
        async with listening(lambda: nullcontext(air), None, clock, Admission()) as ears:
            return [finding async for finding in walk_through(ears, staff)]

    return asyncio.run(walk())


def test_three_checks_against_the_truth() -> None:
    steps, belt, hops = walked(VirtualStaff)
    assert (steps.true, steps.good) == (60, True)
    assert belt.true == pytest.approx(RUN_MPS)
    assert belt.good
    assert hops.said is not None


def test_a_kiosk_that_hears_nothing_passes_no_check() -> None:
    steps, belt, hops = walked(VirtualStaff, ())
    assert steps.said == 0
    assert (belt.said, hops.said) == (None, None)
    assert not any(finding.good for finding in (steps, belt, hops))


def test_every_check_can_be_left_out() -> None:
    assert walked(Unwilling) == []


def test_a_belt_timed_for_no_time_is_timed_again() -> None:
    class Hasty(VirtualStaff):
        """Presses twice at once the first time."""

        complaints = 0

        async def press(self, when: str) -> None:
            if self._check == BELT[0] and self.complaints == 0:
                return
            await super().press(when)

        def told(self, message: str) -> None:
            type(self).complaints += 1

    _, belt, _ = walked(Hasty)
    assert Hasty.complaints == 1
    assert belt.true == pytest.approx(RUN_MPS)
