"""Staff of the virtual gym, who see what really happens: for `--simulated` and tests."""

import bisect
from dataclasses import dataclass, field

from kiosk.body.activity import Activity
from kiosk.cli.validation.checks import BELT, HOPS, STEPS
from kiosk.simulator.clock import Clock
from kiosk.simulator.member import VirtualMember

RUN_MPS, SETTLED_S, HOPPING_S, FRAMES_PER_S, LENGTH_M = 2.8, 20.0, 8.0, 240.0, 3.2
TURNS = 20
LATE_S = 0.1


@dataclass(slots=True)
class VirtualStaff:
    """Presses its key at the true moment, without a finger's delay."""

    member: VirtualMember
    clock: Clock
    presses: int = 0
    _check: str = ""
    _marks_s: list[float] = field(default_factory=list)

    async def wants(self, check: str, preparation: str, done: bool) -> bool:
        self._check, self._marks_s = check, []
        now_s = self.clock.now_us() * 1e-6
        if check == HOPS[0]:
            self.member.belt.stop(now_s)
            self.member.do(Activity.HOP)
        else:
            self.member.do(None)
            self.member.belt.start(now_s, RUN_MPS)
        await self._until(now_s + SETTLED_S)
        return True

    async def press(self, when: str) -> None:
        moments = {STEPS[0]: self._footfall, BELT[0]: self._mark, HOPS[0]: self._hopping}
        self._marks_s.append(await moments[self._check]())

    async def number(self, what: str, least: float, most: float, usual: float) -> float:
        return {BELT[0]: LENGTH_M if most < 10 else TURNS, HOPS[0]: FRAMES_PER_S}.get(
            self._check, 60.0
        )

    async def numbers(self, what: str, least: float, most: float) -> list[float]:
        began_s, ended_s = self._marks_s
        hops = [c for c in self.member.truth() if began_s < c.initial_contact_s < ended_s - 1.0]
        return [round(c.contact_s * FRAMES_PER_S) for c in hops]

    def told(self, message: str) -> None:
        """Nothing goes wrong here."""

    async def _footfall(self) -> float:
        """At a footfall; the second time sixty later."""
        skip = 60 if self._marks_s else 1
        start_s = self._marks_s[0] if self._marks_s else self.clock.now_us() * 1e-6
        while True:
            moments = [c.initial_contact_s for c in self.member.truth()]
            at = bisect.bisect_right(moments, start_s) + skip - 1
            if at < len(moments):
                # a little after it: no finger is exact, and no step is then in doubt
                return await self._until(moments[at] + LATE_S)
            await self._until(self.clock.now_us() * 1e-6 + LATE_S / 2)

    async def _mark(self) -> float:
        belt, now_s = self.member.belt, self.clock.now_us() * 1e-6
        if not self._marks_s:
            return await self._until(now_s + 1.0)
        way_m = TURNS * LENGTH_M
        return await self._until(self._marks_s[0] + way_m / belt.speed_mps(now_s))

    async def _hopping(self) -> float:
        now_s = self.clock.now_us() * 1e-6
        return await self._until(now_s + (HOPPING_S if self._marks_s else 0.5))

    async def _until(self, at_s: float) -> float:
        await self.clock.sleep_until(round(at_s * 1e6))
        return self.clock.now_us() * 1e-6
