"""The quirks of real belts, pods and straps, by the number they have in README.md's table.

Those of the guarded control (1, 2, 7 to 13, 25) are in treadmill/test_guard.py and
test_guard_quirks.py, 3 in test_commissioning.py, 33 in test_kind.py; here is reading.
"""

import asyncio

from kiosk.app.kiosk import REST_AFTER_US
from kiosk.devices import treadmill
from kiosk.devices.heart_rate import decode_measurement as decode_heart_rate
from kiosk.devices.heart_worn import WornTracker
from kiosk.devices.link import Advertisement
from kiosk.devices.running_speed import RunningSpeed
from kiosk.devices.sample import BeltSample
from kiosk.devices.spoken import full_uuid
from kiosk.devices.treadmill.data import TreadmillData, decode_data, encode_data
from kiosk.devices.treadmill.features import Range, decode_incline_range, decode_speed_range
from kiosk.devices.treadmill.merging import RecordMerger
from kiosk.devices.treadmill.status import decode_status, decode_training_status
from kiosk.devices.which_feet import VOTES, Feet, WhichFeet
from kiosk.radio.backoff import MOST_S, Backoff
from kiosk.radio.nearby import NOT_HEARD, PATIENCE, Nearby
from kiosk.simulator.clock import FastClock
from kiosk.simulator.member import VirtualMember
from kiosk.simulator.radio import SimulatedRadio


def data(wire: str) -> TreadmillData:
    return decode_data(bytes.fromhex(wire))


def test_quirk_4_speed_is_little_endian_hundredths() -> None:
    assert data("00000001").speed_kmh == 2.56
    assert encode_data(TreadmillData(speed_kmh=1.0)).hex() == "00006400"


def test_quirks_5_and_6_connecting_writes_nothing(scripted_link) -> None:
    async def listen() -> list[tuple[str, bytes]]:
        link = scripted_link({treadmill.DATA: b"", treadmill.CONTROL_POINT: b""})
        listening = asyncio.ensure_future(treadmill.stream(link, lambda sample: None))
        await asyncio.sleep(0)
        link.send(treadmill.DATA, 1, b"\x00\x00\x00\x00")
        await link.close()
        await listening
        return link.written

    assert asyncio.run(listen()) == []


def test_quirk_14_flags_promise_more_than_is_sent() -> None:
    cut = data("9e1f51007100d500000000ff7f1e00ffff260097")
    assert (cut.speed_kmh, cut.distance_m, cut.kcal) == (0.81, 213, 38)
    assert (cut.kcal_h, cut.hr_bpm, cut.elapsed_s, cut.truncated) == (None, None, None, True)


def test_quirk_15_one_record_in_two_notifications() -> None:
    merger = RecordMerger()
    assert merger.add(0, TreadmillData(more_data=True, power_w=19)) is None
    whole = merger.add(1, data("0000e803"))
    assert whole is not None
    assert (whole.power_w, whole.speed_kmh) == (19, 10.0)


def test_quirk_16_no_flags_at_all_is_a_speed() -> None:
    assert data("0000e803") == TreadmillData(more_data=False, speed_kmh=10.0)


def test_quirk_17_a_step_count_in_bit_13_and_bytes_behind() -> None:
    steps = data("842501015e01001400000000008b01fa0000")
    assert (steps.steps_vendor_b13, steps.hr_bpm, steps.elapsed_s) == (250, None, 395)
    assert data("0000e803aabb").trailing == 2


def test_quirk_18_energy_without_the_rest_shifts_nothing() -> None:
    said = data("8005e8030a00ffffff962000")
    assert (said.kcal, said.kcal_h, said.kcal_min) == (10, None, None)
    assert (said.hr_bpm, said.elapsed_s) == (150, 32)


def test_quirk_19_flags_have_no_sign() -> None:
    assert data("8400e8030001000500000000").hr_bpm is None


def test_quirk_20_a_speed_of_zero_while_the_distance_grows(scripted_link) -> None:
    """The distance tells the speed, and says so; the guard is not moved by it: see test_guard."""
    said = belt_says(scripted_link, [f"0400 0000 {n * 3:02x}0000" for n in range(20)])
    assert (said[0].speed_mps, said[0].speed_derived) == (0.0, False)
    assert said[-1].speed_derived
    assert said[-1].speed_mps == 3.0


def test_quirk_21_an_incline_of_82_percent_is_dropped() -> None:
    steep = data("0800e80334030000")
    assert (steep.incline_pct, steep.dropped) == (None, ("incline_pct",))


def test_quirk_22_sentinels() -> None:
    said = data("9e0492014d027a00008200ff7fab00ff7f1000ffffff4d00")
    assert (said.ramp_deg, said.elevation_loss_m, said.kcal_h, said.kcal_min) == (None,) * 4
    assert (said.incline_pct, said.elevation_gain_m) == (13.0, 17.1)


def test_quirk_23_a_missing_or_empty_range_is_only_no_control() -> None:
    assert decode_speed_range(b"") == Range()
    assert not decode_incline_range(bytes(6)).usable


def test_quirk_24_training_status_empty_or_reserved() -> None:
    assert decode_training_status(b"").status is None
    assert decode_training_status(b"\x00\x10").status == "RFU 0x10 (slowing down)"
    assert decode_training_status(b"\x01\x01").string == ""


def test_quirk_25_a_started_status_with_bytes_behind() -> None:
    assert decode_status(bytes.fromhex("040000")).op == "Started or Resumed by User"


def test_quirk_26_service_data_may_be_missing_or_wrong() -> None:
    nearby = Nearby(
        SimulatedRadio(VirtualMember(), FastClock()),
        FastClock(),
        {treadmill.SERVICE: treadmill.stream},
        lambda device, sample: None,
    )
    by_service = Advertisement("A", None, -50, 0, frozenset({treadmill.SERVICE}))
    by_data = Advertisement("B", None, -50, 0, frozenset(), {treadmill.SERVICE: b"\x00"})
    neither = Advertisement("C", "Treadmill", -50, 0)
    found = [nearby._service_of(said) for said in (by_service, by_data, neither)]
    assert found == [treadmill.SERVICE, treadmill.SERVICE, None]


def test_quirk_27_zeros_on_the_standard_characteristic_are_a_belt_that_stands(
    scripted_link,
) -> None:
    """The truth goes to a maker's own service: here it is a readable belt without movement. Staff
    see "connected" and 0; the member is asked for the console's speed by `Intent.ENTER_SPEED`."""
    said = belt_says(scripted_link, ["0400 0000 000000"] * 20)
    assert {(one.speed_mps, one.speed_derived) for one in said} == {(0.0, False)}


def test_quirk_28_telemetry_that_freezes_is_silence_whatever_else_is_heard() -> None:
    """Only 0x2ACD counts for the watchdog; test_keeper and the light bench let it strike."""
    patience = PATIENCE[treadmill.SERVICE]
    assert patience.of == {treadmill.DATA}
    assert patience.silence_s == 3.0


def test_quirk_29_a_belt_that_must_be_power_cycled_is_tried_for_ever_and_staff_see_why() -> None:
    backoff = Backoff()
    assert max(backoff.next_s() for _ in range(50)) <= MOST_S
    assert "switched off" in NOT_HEARD


def test_quirk_30_one_client_at_a_time_so_links_are_let_go() -> None:
    """test_nearby lets a kiosk sleep and counts the links; test_bleak_radio has the other phone."""
    assert REST_AFTER_US == 120_000_000


def test_quirk_31_elapsed_and_distance_are_no_clock(scripted_link) -> None:
    """Whatever they do across a pause, speed and time are the record's own and its arrival's."""
    frames = [f"0404 e803 {metres:02x}0000 {seconds:02x}00" for metres, seconds in PAUSED]
    said = belt_says(scripted_link, frames)
    assert {one.speed_mps for one in said} == {10 / 3.6}
    assert [one.at_us for one in said] == [n * 1_000_000 for n in range(len(frames))]


def test_quirk_32_one_foot_or_both() -> None:
    which = WhichFeet()
    for _ in range(VOTES):
        which.see(RunningSpeed(speed_mps=3.0, cadence=84))
    assert which.feet is Feet.ONE


def test_quirk_34_a_strap_taken_off_sends_its_last_pulse() -> None:
    tracker = WornTracker()
    worn = decode_heart_rate(bytes.fromhex("107572032702"))
    off = decode_heart_rate(bytes.fromhex("106ffb17"))
    assert tracker.worn(0, worn)
    assert not tracker.worn(1_000_000, off)


def test_quirk_35_no_pulse_of_255() -> None:
    assert data("0101ff").hr_bpm is None
    assert decode_heart_rate(bytes.fromhex("00ff")).bpm is None


def test_quirk_36_a_cross_trainer_is_no_belt() -> None:
    """Its data are another characteristic (0x2ACE), with three bytes of flags: never read."""
    assert full_uuid("2ACE") is None


PAUSED = [(10, 5), (20, 10), (20, 10), (0, 0), (5, 2)]
"""Metres and seconds of a belt that resets both at a pause."""


def belt_says(scripted_link, frames: list[str]) -> list[BeltSample]:
    """What the conversation makes of frames, one a second."""
    said: list[BeltSample] = []

    async def listen() -> None:
        link = scripted_link({treadmill.DATA: b""})
        listening = asyncio.ensure_future(treadmill.stream(link, said.append))
        await asyncio.sleep(0)
        for second, frame in enumerate(frames):
            link.send(treadmill.DATA, second * 1_000_000, bytes.fromhex(frame))
        await link.close()
        await listening

    asyncio.run(listen())
    return said
