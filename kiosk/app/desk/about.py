"""About this kiosk, and the training card: what everybody who works here should know."""

from pathlib import PurePath

from kiosk.app.desk.room import Page, Room
from kiosk.screen.staff.desk_view import Deed, DeskView, Piece, Row, Tone
from kiosk.words import N_

CARD: tuple[Piece, ...] = (
    Row(N_("Red button and key stop the belt. The screen only asks."), "", Tone.ATTENTION, "stop"),
    Row(N_("Pods go on the laces, the waist pod low on the back."), "", icon="pod"),
    Row(N_("Left shoe twice, then right: that is how pods find their foot."), "", icon="hand"),
    Row(N_("Wipe pods and strap after every member."), "", icon="tick"),
    Row(
        N_("Whoever feels unwell stops and rests. We do not judge bodies."),
        "",
        Tone.ATTENTION,
        "alarm",
    ),
    Row(N_("A member calls: tap the hand there and sign in."), "", icon="hand"),
    Row(N_("Nobody needs an account. Guests leave nothing behind."), "", icon="guest"),
    Row(N_("A pod that is silent: go on without, put it in its dock."), "", icon="undo"),
)


def shortened(path: str) -> str:
    """The end of a path, which tells it apart; `treadform config` says all of it."""
    parts = PurePath(path).parts
    return path if len(parts) < 4 else "\N{HORIZONTAL ELLIPSIS}/" + "/".join(parts[-2:])


class About:
    """Version, where things lie, and the card."""

    lively = False

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """Facts first."""
        told = self._room.texts.items()
        facts = tuple(Row(title, shortened(text), icon="info") for title, text in told)
        card = Row(N_("Training card"), "", icon="card", deed=Deed("card"))
        return DeskView("about", N_("About"), (*facts, card))

    def do(self, deed: Deed) -> Page | None:
        """Open the card."""
        return Card()


class Card:
    """What everybody who works here should know."""

    lively = False

    def view(self) -> DeskView:
        """All of it."""
        return DeskView("card", N_("Training card"), CARD)

    def do(self, deed: Deed) -> Page | None:
        """Nothing can be done here."""
        return None
