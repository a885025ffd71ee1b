"""A virtual gym for `run --simulated` and `demo`: member, belt and pods, and what the member does
when the screen asks for it."""

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field

from kiosk.app.trial import Trial
from kiosk.cli.following import EASY_MPS, Following
from kiosk.coaching.view import Phase, View
from kiosk.devices.link import Radio
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.simulator.clock import Clock, PacedClock
from kiosk.simulator.errors import Error
from kiosk.simulator.kit import full_kit
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio

TRIED_FROM_MPS = 2 / 3.6
"""As the trial asks for: about 2 km/h."""
__all__ = ["EASY_MPS", "VirtualGym"]


@dataclass(slots=True)
class VirtualGym:
    """One member on one belt. Without a clock it runs in real time."""

    clock: Clock = field(default_factory=PacedClock)
    seed: int = 1
    full_kit: bool = False
    """Pods on waist and upper back too, beside the shoes."""
    error: Error | None = None
    """Made in every set but the first, at full severity."""
    _trial: Trial | None = None
    _following: Following = field(init=False)
    member: VirtualMember = field(init=False)
    radio: SimulatedRadio = field(init=False)

    def __post_init__(self) -> None:
        self.member = VirtualMember(seed=self.seed)
        worn = full_kit(self.member) if self.full_kit else None
        self.radio = SimulatedRadio(self.member, self.clock, worn)
        self._following = Following(self.member, self.error)

    def air(self) -> AbstractAsyncContextManager[Radio]:
        """The radio as a kiosk takes it."""
        return nullcontext(self.radio)

    def now_makes(self, error: Error | None) -> None:
        """Another error from now on, or none."""
        if self._following.error is not None and error is not self._following.error:
            self.member.correct(self._following.error)
        self._following.error = error

    def watch(self, view: View) -> View:
        """Let the member follow the screen, and staff the trial of their belt."""
        trial = self._trial
        if trial is not None and not trial.over:
            self._at_the_console(trial, view.at_us * 1e-6)
        elif trial is None or view.phase is not Phase.WELCOME:
            self._following.follow(view)
        return view

    def attend(self, trial: Trial) -> None:
        """Staff begin to try the belt: somebody presses START when the trial asks for it."""
        self._trial = trial

    def _at_the_console(self, trial: Trial, now_s: float) -> None:
        if trial.question is Ask.EMPTY:
            self.member.belt.stop(now_s)
        elif trial.question is Ask.START:
            self.member.belt.start(now_s, TRIED_FROM_MPS)

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
