"""Charge, firmware, last heard: from the air and from a link, for the View and the floor."""

from kiosk.app.refusals import PLACE_TAKEN
from kiosk.app.told_of_itself import ToldOfItself
from kiosk.coaching.view import Worn
from kiosk.devices import pod
from kiosk.devices.link import Advertisement
from kiosk.devices.pod import PodAdvertisement, encode_advertisement
from kiosk.devices.sample import DeviceStatus
from kiosk.radio.link_state import State
from kiosk.radio.nearby import Device

POD = Device("B", "Treadform C412", pod.SERVICE, State.STREAMING, None, -60, seen_us=7)


def test_what_is_in_the_air_is_shown_and_written_down() -> None:
    seen: list[tuple[object, ...]] = []
    told = ToldOfItself(lambda *said: seen.append(said))
    said = encode_advertisement(PodAdvertisement(False, 83, 1, 0.3, (1, 2)))
    told.overheard(Advertisement("B", None, -60, 5, frozenset({pod.SERVICE}), {pod.SERVICE: said}))
    shown = told.connection(POD, Worn.WAIST)
    assert (shown.battery_pct, shown.firmware, shown.worn) == (83, "1.2", Worn.WAIST)
    assert (shown.kind, shown.signal_dbm, shown.seen_us) == ("pod", -60, 7)
    facts = {"battery_pct": 83, "charging": False, "firmware": "1.2"}
    assert seen == [("B", "pod", facts, 5)]


def test_a_newer_word_counts_and_what_is_foreign_is_passed_over() -> None:
    told = ToldOfItself(lambda *said: None)
    told.overheard(Advertisement("B", None, -60, 5, frozenset(), {}))
    assert told.connection(POD, None).battery_pct is None
    told.keep("B", pod.SERVICE, DeviceStatus(0, battery_pct=40))
    told.keep("B", pod.SERVICE, DeviceStatus(9, battery_pct=39))
    assert told.connection(POD, None).battery_pct == 39


def test_a_pod_whose_place_is_taken_says_so() -> None:
    told = ToldOfItself(lambda *said: None)
    assert told.connection(POD, Worn.WAIST).refusal is None
    assert told.connection(POD, Worn.WAIST, place_taken=True).refusal == PLACE_TAKEN
