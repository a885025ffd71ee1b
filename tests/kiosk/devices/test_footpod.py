"""Listening to a foot pod."""

import asyncio

from kiosk.devices import footpod
from kiosk.devices.running_speed import MEASUREMENT, RunningSpeed, encode_measurement
from kiosk.devices.sample import FootpodSample, Sample
from kiosk.devices.which_feet import VOTES


def test_cadence_is_unknown_until_the_feet_are_settled(scripted_link) -> None:
    said: list[Sample] = []
    frame = encode_measurement(RunningSpeed(running=True, speed_mps=3.0, cadence=84))

    async def listen() -> None:
        link = scripted_link({MEASUREMENT: b""})
        listening = asyncio.ensure_future(footpod.stream(link, said.append))
        await asyncio.sleep(0)
        for second in range(VOTES + 1):
            link.send(MEASUREMENT, second, frame)
        link.send(MEASUREMENT, 99, b"")
        await link.close()
        await listening

    asyncio.run(listen())
    assert said[0] == FootpodSample(0, 3.0, None, 84)
    assert said[VOTES] == FootpodSample(VOTES, 3.0, 168, 84)
    assert said[-1] == FootpodSample(99)
