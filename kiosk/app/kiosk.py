"""The worker of one treadmill: devices into the runner, the runner into the visit, the visit onto
the screen and into the store.

Radio, devices, runner and visit live in one thread with a loop of its own. Everybody else reads the
View that this thread last swapped in and leaves intents for it; neither waits for the other.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from threading import Thread

from kiosk.app.around import Around
from kiosk.app.beat_heard import BeatHeard
from kiosk.app.keeping import Keeping
from kiosk.app.known import Known
from kiosk.app.partners import Clock, Keeper, People, Witness
from kiosk.app.strangers import Strangers
from kiosk.coaching.member import Said
from kiosk.coaching.view import Intent, Phase, View
from kiosk.coaching.visit import Visit
from kiosk.devices.link import Radio
from kiosk.devices.sample import Sample
from kiosk.gait.runner import Runner
from kiosk.radio.admission import Admission
from kiosk.radio.nearby import Conversation, Device, Nearby

log = logging.getLogger(__name__)

EVERY_US = 20_000
"""The visit moves on this often, in kiosk time: more often than any screen draws."""

REST_AFTER_US = 120_000_000
"""Nobody touched anything or moved for so long: the devices are let go, for others to use."""


class Kiosk:
    """One treadmill's worker. `view`, `intend` and `close` may be called from any thread."""

    def __init__(
        self,
        radio: Callable[[], AbstractAsyncContextManager[Radio]],
        clock: Clock,
        new_visit: Callable[[], Visit],
        keeper: Keeper,
        before_shown: Callable[[View], View] = lambda view: view,
        admission: Admission | None = None,
        known: Known | None = None,
        cables: Callable[[], AbstractAsyncContextManager[Radio]] | None = None,
        people: People | None = None,
        witness: Witness | None = None,
        heard: Callable[[Device, Sample], None] = lambda device, sample: None,
    ) -> None:
        """`radio` is entered in the worker's own loop, and so are `cables`: kept apart, for trouble
        with Bluetooth is none with a cable. `before_shown` gets each View on its thread:
        the metronome adds its beat there. Without `people` nobody signs in. `heard`
        is told every sample."""
        self._people = people or Strangers()
        self._clock, self._new_visit = clock, new_visit
        self._before_shown, self._witness, self._heard = before_shown, witness, heard
        self._runner = Runner()
        self._beat_heard = BeatHeard(self._runner, witness)
        self._radios = (radio, cables) if cables else (radio,)
        self._admission = admission or Admission()
        self._nearby: tuple[Nearby, ...] = ()
        self._around = Around(
            *(self._runner, clock, self._admission, known or Known()),
            devices=lambda: [device for near in self._nearby for device in near.devices],
        )
        self._rested: list[asyncio.Task[None]] = []
        self._left = False
        """Whether the member just ended the visit by a touch."""
        self._lively_us = clock.now_us()
        self._visit, self._keeping = new_visit(), Keeping(keeper)
        self._view = self._visit.view()
        self._loops = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._loop = self._loops.get_loop()
        self._work: asyncio.Task[None] | None = None
        self.failure: BaseException | None = None
        """Why the worker ended, where it was not asked to."""
        self._thread = Thread(target=self._run, name="radio", daemon=True)

    def start(self) -> None:
        """Begin to listen and to coach."""
        self._thread.start()

    def view(self) -> View:
        """The picture of now; never waits."""
        return self._view

    def intend(self, intent: Intent, value: Said = None) -> None:
        """Hand over a touch; returns at once."""
        self._call(self._touch, intent, value)

    def among_devices(self, do: Callable[[Around], None]) -> None:
        """Have something done with the devices, which are wanted now; returns at once."""
        self._call(self._with_devices, do)

    def close(self) -> None:
        """Let every device go, keep the visit that is going on, and stop."""
        if self._thread.is_alive():
            self._call(self._cancel)
            self._thread.join()

    def _call(self, what: Callable[..., None], *arguments: object) -> None:
        with suppress(RuntimeError):  # a worker that has ended takes nothing any more
            self._loop.call_soon_threadsafe(what, *arguments)

    def _run(self) -> None:
        try:
            with self._loops:
                self._loops.run(self._until_cancelled())
        except BaseException as failure:
            self.failure = failure
            log.critical("the kiosk's worker stopped", exc_info=failure)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    async def _until_cancelled(self) -> None:
        self._work = asyncio.current_task()
        try:
            async with AsyncExitStack() as opened, asyncio.TaskGroup() as group:
                radios = [await opened.enter_async_context(radio()) for radio in self._radios]
                spoken = self._around.conversations(), self._around.on_cables()
                self._nearby = tuple(map(self._near, radios, spoken))
                for near in self._nearby:
                    group.create_task(near.attend())
                group.create_task(self._coach())
        except asyncio.CancelledError:
            self._keeping.finish(self._visit, self._clock.now_us())

    def _near(self, radio: Radio, spoken: dict[str, Conversation]) -> Nearby:
        return Nearby(
            *(radio, self._clock, spoken, self._hear, self._admission),
            overheard=self._around.overheard,
        )

    def _hear(self, device: Device, sample: Sample) -> None:
        self._around.hear(device, sample)
        self._heard(device, sample)
        self._people.hear(device.address, sample)

    async def _coach(self) -> None:
        while True:
            now_us = self._clock.now_us()
            if self._witness is not None:
                self._witness.tick(now_us)
            self._move_on(now_us)
            await self._clock.sleep_until(now_us + EVERY_US)

    def _move_on(self, now_us: int) -> None:
        visit = self._visit = self._people.settle(self._visit, now_us)
        steps = self._runner.take_steps()
        visit.steps(steps)
        visit.live(self._around.live(now_us, steps))
        for note, words in self._around.news.take():
            visit.told(note, words)
        visit.tick(now_us)
        self._keeping.follow(visit, now_us)
        if visit.finished:
            self._people.over()
            self._visit = self._new_visit()
            self._keeping.anew()
        view = self._people.show(self._around.show(self._visit.view(), self._left))
        self._left = False
        self._rest_when_nobody_is_here(view, bool(steps))
        if view.phase is Phase.STAND_TALL is not self._view.phase:
            self._runner.stand()
        self._view = self._before_shown(view)
        self._beat_heard.follow(self._view)

    def _rest_when_nobody_is_here(self, view: View, stepped: bool) -> None:
        moves = (view.live.belt_speed_mps.value or 0.0) > 0.0
        if view.phase is not Phase.WELCOME or stepped or moves:
            self._lively_us = view.at_us
        elif view.at_us - self._lively_us > REST_AFTER_US:
            for near in self._nearby:
                near.sleep()

    def _wake(self, now_us: int) -> None:
        self._lively_us = now_us
        for near in self._nearby:
            near.wake()

    def _touch(self, intent: Intent, value: Said) -> None:
        now_us = self._clock.now_us()
        if self._witness is not None:
            self._witness.touch(now_us, intent.value, value)
        self._wake(now_us)
        if self._around.touch(intent, now_us, value) or self._met(intent, value, now_us):
            self._move_on(now_us)
            return
        self._left = intent in (Intent.STOP, Intent.STAFF_END, Intent.SIGN_OUT)
        if intent is Intent.START and self._view.phase is Phase.WELCOME:
            self._visit = self._new_visit()  # its time begins now, not when the kiosk was idle
        self._visit.touch(intent, now_us, value if isinstance(value, int | float) else None)
        self._move_on(now_us)

    def meet_again(self) -> None:
        """Let every device go and take it up anew; returns at once."""
        self._call(lambda: self._rested.extend(map(self._rest, self._nearby)))

    def _rest(self, near: Nearby) -> asyncio.Task[None]:
        return self._loop.create_task(near.rest())

    def _with_devices(self, do: Callable[[Around], None]) -> None:
        self._wake(self._clock.now_us())
        do(self._around)

    def _met(self, intent: Intent, value: Said, now_us: int) -> bool:
        visit = self._people.touch(intent, value, self._visit, now_us)
        if visit is not None:
            self._visit = visit
        return visit is not None
