"""The trial of this kiosk's belt as the desk asks for it: it runs in the radio's thread, staff
answer in another."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress

from kiosk.devices.link import Link
from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.commission import NotFit, Told, told
from kiosk.devices.treadmill.commissioning import Ask, Found
from kiosk.devices.treadmill.door import Clock
from kiosk.devices.treadmill.pairing import examine_or_pair

ANSWER_WITHIN_S = 240.0
"""Nobody answered for so long: nobody stands beside the belt any more."""


class Trial:
    """One trial: the `Staff` of `examine`, and what a page shows of it. `answer`, `give_up` and
    everything that is read belong to the page's thread; the rest to the radio's."""

    def __init__(self) -> None:
        self.lines: list[Told] = []
        """What the belt answered, in order."""
        self.question: Ask | None = None
        self.begun = False
        """Whether a link was found to run it on."""
        self.again = False
        """Whether it goes on on a fresh link: the belt wants to be paired there, or just was."""
        self.found: Found | None = None
        self.why: Told | None = None
        """Why it came to nothing."""
        self._answer: Future[float] | None = None
        self._work: asyncio.Task[Found | None] | None = None
        self._given_up = self._pair_next = False

    @property
    def over(self) -> bool:
        """Whether it ended, either way."""
        return self.found is not None or self.why is not None

    def answer(self, value: float) -> None:
        """Answer the open question: a number, or 1 for yes and 0 for no. Without one: nothing."""
        answer, self._answer, self.question = self._answer, None, None
        if answer is not None and not answer.done():
            answer.set_result(value)

    def give_up(self) -> None:
        """End it: a belt that is held is stopped."""
        self._given_up, work = True, self._work
        if work is None:
            self.why = self.why or _GIVEN_UP
        elif not work.done():
            with suppress(RuntimeError):  # the radio's thread is gone, and the trial with it
                work.get_loop().call_soon_threadsafe(work.cancel)

    async def run(
        self, link: Link, clock: Clock, wrote: Callable[[Write], None] = lambda write: None
    ) -> None:
        """Go through it on this fresh link. Cancelled when the link is lost."""
        if self._given_up:
            return
        pair, self._pair_next = self._pair_next, not self._pair_next
        self.begun, self.again = True, False
        self._work = asyncio.ensure_future(examine_or_pair(link, clock, self, wrote, pair))
        try:
            self.found = await self._work
            self.again = self.found is None and not self._given_up
            self.why = _GIVEN_UP if self._given_up and self.found is None else None
        except NotFit as no:
            self.why = no.why
        except asyncio.CancelledError:
            self.why = _GIVEN_UP if self._given_up else _LINK_LOST
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
        finally:
            self.question = None
            if not self.over and not self.again:
                self.why = told("it broke off; the log says more")

    async def confirm(self, ask: Ask) -> bool:
        """Yes or no."""
        return await self.number(ask) > 0

    async def number(self, ask: Ask) -> float:
        """What staff answer on the page; raises `NotFit` where nobody does."""
        answer = self._answer = Future()
        self.question = ask
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                return await asyncio.wrap_future(answer)
        except TimeoutError as nobody:
            raise NotFit("nobody answered") from nobody

    def show(self, line: Told) -> None:
        """What the belt answered."""
        self.lines.append(line)


_GIVEN_UP, _LINK_LOST = told("staff ended it"), told("the link was lost")
