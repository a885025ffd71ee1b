"""A kiosk without members: everybody is a stranger, and visits go where its owner says."""

from dataclasses import dataclass

from kiosk.coaching.member import Said
from kiosk.coaching.view import Intent, View
from kiosk.coaching.visit import Visit


@dataclass(frozen=True, slots=True)
class Strangers:
    """For demonstrations and tests: nobody signs in."""

    def settle(self, visit: Visit, at_us: int) -> Visit:
        """The visit goes on."""
        return visit

    def touch(self, intent: Intent, value: Said, visit: Visit, at_us: int) -> Visit | None:
        """Every touch is the visit's own."""
        return None

    def hear(self, address: str, sample: object) -> None:
        """Nothing is kept."""

    def show(self, view: View) -> View:
        """Nothing to add."""
        return view

    def over(self) -> None:
        """Nobody leaves."""
