"""Why a device in hearing is not this kiosk's, in words for staff: the radio tells the case."""

from kiosk.radio.admission import (
    ENOUGH,
    LISTENING,
    NOT_PINNED,
    ONE_BELT,
    RETIRED,
    SEVERAL,
    TOO_FAR,
)
from kiosk.words import N_

WORDS = {
    RETIRED: N_("Staff took it out of use."),
    NOT_PINNED: N_("This kiosk has another one of its kind."),
    ONE_BELT: N_("Another belt is in use here."),
    SEVERAL: N_("Several of its kind are in hearing: choose this kiosk's in the set-up."),
    ENOUGH: N_("Four pods that are nearer are in use."),
    LISTENING: N_("The kiosk looks around before it chooses."),
    TOO_FAR: N_("Too far away: tap it twice, or bring it near."),
}
PLACE_TAKEN = N_("Another pod is heard from its place.")
"""Not the radio's to refuse: both are listened to, and one is believed."""


def in_words(refusal: str | None) -> str | None:
    """A message of the catalogues; None where nothing is refused."""
    return None if refusal is None else WORDS.get(refusal, refusal)
