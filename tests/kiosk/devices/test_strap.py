"""Listening to a strap."""

import asyncio

from kiosk.devices import strap
from kiosk.devices.heart_rate import MEASUREMENT
from kiosk.devices.sample import HeartSample, Sample


def test_a_strap_that_nobody_wears_has_no_pulse(scripted_link) -> None:
    said: list[Sample] = []

    async def listen() -> None:
        link = scripted_link({MEASUREMENT: b""})
        listening = asyncio.ensure_future(strap.stream(link, said.append))
        await asyncio.sleep(0)
        for at, frame in enumerate(("1675000200", "16750002", "0454", "0600", "")):
            link.send(MEASUREMENT, at, bytes.fromhex(frame))
        await link.close()
        await listening

    asyncio.run(listen())
    assert said == [
        HeartSample(0, 117, (0.5,)),
        HeartSample(1, 117, (0.5,)),
        *(HeartSample(at) for at in (2, 3, 4)),
    ]
