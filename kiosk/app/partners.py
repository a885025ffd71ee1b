"""With whom the worker works: time, the store, the members, a witness. Each as a face."""

from typing import Protocol

from kiosk.coaching.member import Said
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Intent, View
from kiosk.coaching.visit import Visit


class Clock(Protocol):
    """Kiosk time in integer µs, and waiting for it."""

    def now_us(self) -> int: ...

    async def sleep_until(self, at_us: int) -> None: ...


class Keeper(Protocol):
    """What becomes of a visit. Neither call may wait for a disk."""

    def progress(self, visit: VisitRecord) -> None:
        """The visit as far as it has come."""

    def keep(self, visit: VisitRecord) -> None:
        """The visit at its end."""


class People(Protocol):
    """Who is on the belt. Every call is the worker's, and none may wait for a disk."""

    def settle(self, visit: Visit, at_us: int) -> Visit:
        """What came of earlier touches; the visit that goes on."""

    def touch(self, intent: Intent, value: Said, visit: Visit, at_us: int) -> Visit | None:
        """Do what a touch about members asks for; None where it was none."""

    def hear(self, address: str, sample: object) -> None:
        """What a sensor said."""

    def show(self, view: View) -> View:
        """The View with the member on it."""

    def over(self) -> None:
        """The visit is over."""


class Witness(Protocol):
    """Who writes down what reaches the visit, so that it can be lived again."""

    def tick(self, at_us: int) -> None:
        """The visit moves on by itself."""

    def touch(self, at_us: int, intent: str, value: object) -> None:
        """Somebody touched the screen."""

    def beat(self, at_us: int, first_us: int | None, interval_us: int) -> None:
        """Another beat is heard from this turn on, or none."""
