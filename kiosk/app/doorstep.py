"""Where members knock: one at a time, answered by an errand, refused in words of what to do."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kiosk.app.errands import Done, Errands
from kiosk.app.signed import Signed
from kiosk.coaching.member import Door
from kiosk.coaching.view import View
from kiosk.store.member_door import Refusal, Refused
from kiosk.store.tries import MustWait
from kiosk.words import N_

log = logging.getLogger(__name__)

REFUSALS = {
    Refusal.NICKNAME: N_("Choose a nickname of at most 24 letters."),
    Refusal.PIN: N_("Choose a PIN of four to eight digits."),
    Refusal.EASY_PIN: N_("Choose a PIN that is harder to guess."),
    Refusal.TAKEN: N_("Somebody has that nickname. Choose another."),
    Refusal.UNDER_SIXTEEN: N_("Members are sixteen or older. Run as a guest."),
    Refusal.WRONG: N_("Nickname and PIN do not go together."),
    Refusal.ASK_STAFF: N_("Ask staff to let you in again."),
    Refusal.SHIFT_OVER: N_("Sign in again."),
}
WAIT = N_("Too many tries.")
TROUBLE = N_("Members cannot sign in just now. Run as a guest.")


class Doorstep:
    """One kiosk's. What an errand brought back is taken in by whoever settles the errands."""

    def __init__(self, errands: Errands, now_us: Callable[[], int]) -> None:
        self._errands, self._now_us = errands, now_us
        self._door, self._wait_until_us = Door(), 0

    def knock(self, enter: Callable[[], Signed], let_in: Callable[[Signed], None]) -> None:
        """Ask to be let in; who knocks while somebody is being asked about is not heard."""
        if self._door.busy:
            return
        self._door = Door(busy=True)

        def errand() -> Done:
            try:
                return partial(self._open, let_in, enter())
            except Refused as refused:
                return partial(self._refuse, REFUSALS[refused.why])
            except MustWait as wait:
                return partial(self._refuse, WAIT, wait.wait_s)
            except Exception:  # whatever it is, nobody stands before a door that is busy for ever
                log.exception("nobody can sign in")
                return partial(self._refuse, TROUBLE)

        self._errands.send(errand)

    def clear(self) -> None:
        """Whoever comes next has heard of no refusal."""
        self._door = Door()

    def show(self, view: View) -> View:
        """The View with the door on it, and how long there is to wait."""
        wait_s = (self._wait_until_us - view.at_us) / 1e6
        door = replace(self._door, wait_s=wait_s if wait_s > 0 else None)
        if self._door.refused == WAIT and wait_s <= 0:
            door = self._door = replace(door, refused=None)
        return replace(view, door=door)

    def _open(self, let_in: Callable[[Signed], None], signed: Signed) -> None:
        self._door = Door()
        let_in(signed)

    def _refuse(self, why: str, wait_s: float = 0.0) -> None:
        self._door = Door(refused=why)
        self._wait_until_us = self._now_us() + round(wait_s * 1e6)
