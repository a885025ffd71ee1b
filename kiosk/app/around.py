"""Everything around the member: belt, pods, straps; what they say, who wears them, what is asked.

The visit knows nothing of devices. This adds to its View what the radio knows, and answers the
touches that are about devices before the visit sees them.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from kiosk.app.assigning import Assigning, Tap
from kiosk.app.belt import BeltDesk, Clock
from kiosk.app.beside import Beside
from kiosk.app.console_news import ConsoleNews
from kiosk.app.console_speed import ConsoleSpeed
from kiosk.app.hearing import Hearing
from kiosk.app.known import Known
from kiosk.app.told_of_itself import ToldOfItself
from kiosk.app.wearing import Wearing
from kiosk.app.yours import SIDES, Yours
from kiosk.coaching.equipment import BeltControl
from kiosk.coaching.view import Intent, Phase, Question, View, Worn
from kiosk.devices import (
    deck,
    footpod,
    heart_rate,
    makers,
    pod,
    polar,
    running_speed,
    strap,
    treadmill,
)
from kiosk.devices.link import Advertisement, Link
from kiosk.devices.pod.control import identify
from kiosk.devices.sample import BeltEvent, DeviceStatus, DoubleTap, Sample, Sink
from kiosk.gait.measures import Live, Step
from kiosk.gait.runner import Runner
from kiosk.radio.admission import Admission
from kiosk.radio.nearby import Conversation, Device
from kiosk.words import N_

NOTICE_US = 6_000_000
BLINK_S = 2
YES, NO = 1, 2
IS_YOURS = Question(
    *("is_this_your_pod", N_("Is this your pod? It does not move with this belt."), YES, NO, 1),
    (N_("Yes, mine"), N_("No, not mine")),
)
GO_ON_WITHOUT = N_("We go on without that pod.")


@dataclass(slots=True)
class Around:
    """Lives in the worker's thread, as long as the kiosk."""

    runner: Runner
    clock: Clock
    admission: Admission
    known: Known = field(default_factory=Known)
    devices: Callable[[], Iterable[Device]] = tuple
    """Those in hearing now."""
    _beside: Beside = field(default_factory=Beside)
    _requests: dict[str, asyncio.Queue[bytes]] = field(default_factory=dict)
    _doubted: dict[str, Worn] = field(default_factory=dict)
    _notice: tuple[str, int] | None = None
    _phase: Phase = Phase.WELCOME
    _asks: bool = False
    """Whether the question on the screen is from here, and not the visit's."""
    _yours: Yours = field(default_factory=Yours)
    news: ConsoleNews = field(default_factory=ConsoleNews)
    belt: BeltDesk = field(init=False)
    pods: Assigning = field(init=False)
    wearing: Wearing = field(init=False)
    _hearing: Hearing = field(init=False)
    _console: ConsoleSpeed = field(init=False)
    _told: ToldOfItself = field(init=False)

    def __post_init__(self) -> None:
        self.belt = BeltDesk(self.clock, self.known.belt, self.known.wrote)
        self.pods = Assigning(self.admission.dbm)
        self._hearing = Hearing(self.runner, self._beside)
        self._console = ConsoleSpeed(self._beside)
        self._told = ToldOfItself(self.known.seen)
        self.wearing = Wearing(self.pods, self.known, self.devices)

    # --- what devices say -----------------------------------------------------------------------

    def conversations(self) -> dict[str, Conversation]:
        """How each kind in the air is spoken with."""
        return {
            polar.SERVICE: polar.stream,
            **{maker.KIND.service: maker.stream for maker in makers.found()},
            pod.SERVICE: self._pod,
            treadmill.SERVICE: self.belt.converse,
            running_speed.SERVICE: self._footpod,
            heart_rate.SERVICE: strap.stream,
        }

    def on_cables(self) -> dict[str, Conversation]:
        """The same for what is not on the air."""
        return {deck.SERVICE: deck.stream}

    async def _pod(self, link: Link, sink: Sink) -> None:
        """One of our pods, which can be asked to blink meanwhile."""
        requests = self._requests[link.address] = asyncio.Queue()
        try:
            await pod.stream(link, sink, requests)
        finally:
            self._requests.pop(link.address, None)

    async def _footpod(self, link: Link, sink: Sink) -> None:
        """One foot or both: staff's word, else found by holding it against this belt."""
        feet = self.known.feet(link.address)
        await footpod.stream(link, sink, feet, self._beside.belt_mps)

    def overheard(self, said: Advertisement) -> None:
        """An advertisement of a pod may tell that it was tapped, before anybody speaks with it."""
        self._told.overheard(said)
        tap = self.pods.overheard(said)
        if tap is not None:
            self._tapped(tap)

    def hear(self, device: Device, sample: Sample) -> None:
        """One sample of one device."""
        if isinstance(sample, DoubleTap):
            self._tapped(Tap(device.address, sample.at_us))
        elif isinstance(sample, DeviceStatus):
            self._told.keep(device.address, device.service, sample)
        elif isinstance(sample, BeltEvent):
            self.news.hear(sample)
        self._hearing.hear(sample, self.wearing.place_of(device), device.address)

    def blink(self, address: str) -> None:
        """Let a pod show itself: it was understood, or staff look for it."""
        requests = self._requests.get(address)
        if requests is not None:
            requests.put_nowait(identify(BLINK_S))

    def _tapped(self, tap: Tap) -> None:
        if self._phase is Phase.PODS:
            self.admission.wanted(tap.address, tap.at_us)
            if self.pods.tapped(tap) is not None and self.pods.said is not None:
                self._tell(self.pods.said)
                self.blink(tap.address)

    # --- the visit's turn -----------------------------------------------------------------------

    def live(self, now_us: int, steps: Iterable[Step]) -> Live:
        """What everything here knows now."""
        live = self._hearing.live(now_us)
        belt_mps = self._beside.belt_mps(now_us)
        self._yours.belt(now_us, belt_mps)
        for step in steps:
            self._yours.steps(step.side, (step.initial_contact_us,))
        feet = {
            shoe: self.runner.foot_speed(SIDES[shoe], now_us) for shoe in self.pods.shoes.values()
        }
        for shoe in self._yours.doubtful(now_us, belt_mps, feet):
            owners = {a: s for a, s in self.pods.shoes.items() if s is shoe}
            self._doubted.update(owners)
        return live

    def touch(self, intent: Intent, at_us: int, value: object) -> bool:
        """Do what a touch about devices asks for. True when it was one."""
        number = float(value) if isinstance(value, int | float) else None
        if intent is Intent.SWAP_PODS:
            self.pods.swap()
        elif intent is Intent.ENTER_SPEED:
            self._console.enter(number)
        elif intent is Intent.ANSWER and number is not None and self._asks:
            self._answered(number, at_us)
        elif intent is Intent.SKIP and self._asks:
            self._declined()  # the question is skipped, not what the visit does meanwhile
        else:
            return self.belt.touch(intent, at_us, number)
        return True

    def _answered(self, number: float, at_us: int) -> None:
        if not self._doubted:
            self._console.answer(number)
        elif round(number) != YES:
            self.pods.disown(self._doubted)
            self._notice = GO_ON_WITHOUT, at_us
        self._doubted = {}

    def _declined(self) -> None:
        if not self._doubted:
            self._console.decline()
        self._doubted = {}

    def show(self, view: View, left: bool = False) -> View:
        """The visit's View with what is around it, and a question where the visit has none."""
        if view.phase is not self._phase:
            self._entered(view.phase)
        self.belt.follow(view.phase, left)
        self.belt.turn(view.at_us)
        ended = self.belt.ended()
        if ended is not None:
            self.news.taken_back(ended, view.at_us)
        self._console.follow(view, self._beside.reads_belt(view.at_us))
        asked = IS_YOURS if self._doubted else self._console.question
        self._asks = view.question is None and asked is not None
        unbelieved = self.runner.holders.refused(view.at_us)
        belt = self.belt.show(view.at_us)
        return replace(
            view,
            wanted_speed_mps=_allowed(view.wanted_speed_mps, belt),
            connections=tuple(
                self._told.connection(one, self.wearing.worn_by(one), one.address in unbelieved)
                for one in self.devices()
            ),
            belt=belt,
            belt_read=self._beside.reads_belt(view.at_us),
            question=view.question or asked,
            notice=view.notice or self._said(view.at_us),
        )

    def _entered(self, phase: Phase) -> None:
        if self._phase is Phase.WELCOME or phase is Phase.WELCOME:
            self.pods.start_over()
            self._yours, self._doubted = Yours(), {}
            self._console.enter(None)
        self._phase = phase

    def _tell(self, words: str) -> None:
        self._notice = words, self.clock.now_us()

    def _said(self, now_us: int) -> str | None:
        if self._notice is None or now_us - self._notice[1] > NOTICE_US:
            return None
        return self._notice[0]


def _allowed(wanted_mps: float | None, belt: BeltControl | None) -> float | None:
    """No speed is asked for above what staff allow here, where they said what that is."""
    most_mps = belt.most_mps if belt else None
    return wanted_mps if wanted_mps is None or most_mps is None else min(wanted_mps, most_mps)
