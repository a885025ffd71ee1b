"""Belts that demand to be paired, over the real stack."""

from kiosk.radio.bleak_radio import BleakRadio
from tests.kiosk.radio.test_pairing import (
    a_wrong_number_pairs_nothing,
    is_paired_by_the_number_that_it_shows,
    leaves_a_write_unanswered_until_it_is_paired,
    takes_orders_once_it_is_paired,
)
from tests.on_air.inside.air_bluez import run_in
from tests.on_air.inside.far import FarRoom


def test_a_belt_takes_orders_once_it_is_paired() -> None:
    async def test(room: FarRoom, radio: BleakRadio) -> None:
        await takes_orders_once_it_is_paired(radio, room.devices["Guarded"])

    run_in("guarded_belts", test)


def test_a_belt_leaves_a_write_unanswered_until_it_is_paired() -> None:
    async def test(room: FarRoom, radio: BleakRadio) -> None:
        await leaves_a_write_unanswered_until_it_is_paired(radio, room.devices["Guarded"])

    run_in("guarded_belts", test)


def test_a_belt_is_paired_by_the_number_that_it_shows() -> None:
    async def test(room: FarRoom, radio: BleakRadio) -> None:
        await is_paired_by_the_number_that_it_shows(radio, room.devices["Numbered"])

    run_in("guarded_belts", test)


def test_a_wrong_number_pairs_nothing() -> None:
    async def test(room: FarRoom, radio: BleakRadio) -> None:
        await a_wrong_number_pairs_nothing(radio, room.devices["Numbered"])

    run_in("guarded_belts", test)
