"""Who wears what: a tap beats staff, staff beat a name; nobody wears two left shoes."""

from dataclasses import dataclass, field

from kiosk.app.assigning import Assigning, Tap
from kiosk.app.known import Known
from kiosk.app.wearing import Wearing
from kiosk.coaching.view import Worn
from kiosk.devices import deck, pod
from kiosk.gait.measures import Placement, Side
from kiosk.radio.link_state import State
from kiosk.radio.nearby import Device

LEFT, RIGHT = Worn.LEFT_SHOE, Worn.RIGHT_SHOE


def a_pod(address: str, name: str = "Treadform C412", rssi_dbm: int = -50) -> Device:
    return Device(address, name, pod.SERVICE, State.STREAMING, None, rssi_dbm)


@dataclass
class Bench:
    """Two pods, the first the stronger."""

    known: Known = field(default_factory=Known)
    devices: tuple[Device, ...] = (a_pod("A"), a_pod("B", rssi_dbm=-60))

    def __post_init__(self) -> None:
        self.pods = Assigning(lambda address: None)
        self.wearing = Wearing(self.pods, self.known, lambda: self.devices)

    def worn(self) -> list[Worn | None]:
        return [self.wearing.worn_by(device) for device in self.devices]

    def places(self) -> list[object]:
        return [self.wearing.place_of(device) for device in self.devices]


def test_what_was_tapped_beats_staff_who_beat_the_name() -> None:
    named = a_pod("A", "Treadform left shoe"), a_pod("B", "Treadform left shoe")
    bench = Bench(Known(worn={"A": Worn.WAIST}.get), named)
    assert bench.worn() == [Worn.WAIST, LEFT]
    bench.pods.tapped(Tap("A", 0))
    assert bench.worn() == [LEFT, None], "nobody wears two left shoes"


def test_of_pods_that_say_nothing_only_the_stronger_is_heard_and_on_no_side() -> None:
    bench = Bench()
    assert bench.places() == [(Placement.FOOT, Side.UNKNOWN), None]
    bench.pods.tapped(Tap("B", 0))
    assert bench.places() == [None, (Placement.FOOT, Side.LEFT)]


def test_what_is_retired_or_disowned_is_on_nobody() -> None:
    bench = Bench(Known(retired=lambda address: address == "A"))
    assert bench.places() == [None, (Placement.FOOT, Side.UNKNOWN)]
    bench.pods.tapped(Tap("B", 0))
    bench.pods.disown(["B"])
    assert bench.places() == [None, None]


def test_a_deck_is_under_both_feet() -> None:
    board = Device("D", "Deck", deck.SERVICE, State.STREAMING)
    assert Bench().wearing.place_of(board) == (Placement.DECK, Side.UNKNOWN)
