"""A virtual gym for `run --simulated` and `demo`: member, belt and pods, and what the member does
when the screen asks for it."""

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field

from kiosk.coaching.presence import BELT_RUNS
from kiosk.coaching.view import Phase, View
from kiosk.devices.link import Radio
from kiosk.simulator.clock import Clock, PacedClock
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio
from kiosk.simulator.rhythm import Beat

EASY_MPS = 2.8
"""An easy run, 10 km/h."""


@dataclass(slots=True)
class VirtualGym:
    """One member on one belt. Without a clock it runs in real time."""

    clock: Clock = field(default_factory=PacedClock)
    seed: int = 1
    member: VirtualMember = field(init=False)
    radio: SimulatedRadio = field(init=False)

    def __post_init__(self) -> None:
        self.member = VirtualMember(seed=self.seed)
        self.radio = SimulatedRadio(self.member, self.clock)

    def air(self) -> AbstractAsyncContextManager[Radio]:
        """The radio as a kiosk takes it."""
        return nullcontext(self.radio)

    def watch(self, view: View) -> View:
        """Let the member follow the screen: run, stop where it says so, step to the beat."""
        now_s = view.at_us * 1e-6
        if view.phase is Phase.SUMMARY or view.held == BELT_RUNS:
            self.member.belt.stop(now_s)
        else:
            self.member.belt.start(now_s, EASY_MPS)
        spm = view.beat_spm
        self.member.hear(None if spm is None else Beat(spm, view.beat_us))
        return view

    def true_cadence_spm(self, start_us: int, end_us: int) -> float | None:
        """What the member really ran between two moments; None below three steps."""
        inside = [
            contact.initial_contact_s
            for contact in self.radio.truth()
            if start_us <= contact.initial_contact_s * 1e6 <= end_us
        ]
        if len(inside) < 3:
            return None
        return float(60.0 * (len(inside) - 1) / (inside[-1] - inside[0]))
