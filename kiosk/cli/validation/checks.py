"""The three checks of the kit, one after the other; each may be left out."""

import asyncio
from collections.abc import AsyncIterator

from kiosk.cli.validation.judge import Finding, belt_speed, hop_contact, sixty_steps
from kiosk.cli.validation.listening import Listening
from kiosk.cli.validation.staff import Staff

READ_EVERY_US = 250_000

STEPS = (
    "1. Sixty steps",
    "Somebody runs at an easy speed with the pods on. You count footfalls of both feet aloud.",
)
BELT = (
    "2. The belt's speed",
    "Belt empty. Measure its length with a tape along its underside, chalk a mark across it, set"
    " 8 km/h, and count how often the mark passes.",
)
HOPS = (
    "3. Hops against slow motion",
    "A phone on the floor films the feet at 120 frames a second or more, somebody hops ten times"
    " with both feet. Afterwards count, hop by hop, the frames with a foot on the ground.",
)


async def walk_through(ears: Listening, staff: Staff) -> AsyncIterator[Finding]:
    """Yields what each check found, as it is found."""
    if await staff.wants(*STEPS):
        yield await count_steps(ears, staff)
    if await staff.wants(*BELT):
        yield await time_the_belt(ears, staff)
    if await staff.wants(*HOPS):
        yield await film_hops(ears, staff)


async def count_steps(ears: Listening, staff: Staff) -> Finding:
    await staff.press("Press Enter at a footfall: it is number nought")
    ears.begin()
    await staff.press("Press Enter again at number sixty")
    result = await ears.sum_up(ears.clock.now_us())
    counted = await staff.number("Which number was it", 20, 400, 60)
    return sixty_steps(round(counted), result.steps)


async def time_the_belt(ears: Listening, staff: Staff) -> Finding:
    length_m = await staff.number("Length of the belt in m", 2.0, 5.0, 3.2)
    await staff.press("Press Enter as the mark passes: it is number nought")
    began_us = ears.clock.now_us()
    speeds: list[float] = []
    following = asyncio.ensure_future(_follow(ears, speeds))
    await staff.press("Press Enter as it passes for the twentieth time")
    seconds = (ears.clock.now_us() - began_us) * 1e-6
    following.cancel()
    turns = await staff.number("How often did it pass", 3, 200, 20)
    mean_mps = sum(speeds) / len(speeds) if speeds else None
    return belt_speed(length_m, round(turns), seconds, mean_mps)


async def film_hops(ears: Listening, staff: Staff) -> Finding:
    await staff.press("Press Enter as the hopping begins")
    ears.begin()
    await staff.press("Press Enter as it ends")
    result = await ears.sum_up(ears.clock.now_us())
    rate = await staff.number("Frames a second of the video", 60, 1000, 240)
    frames = await staff.numbers("Frames on the ground, hop by hop, such as 52 50 53", 5, 500)
    return hop_contact([round(one) for one in frames], rate, result.contact_time_s.value)


async def _follow(ears: Listening, speeds: list[float]) -> None:
    """What the belt says of its speed, again and again, until cancelled."""
    while True:
        speed_mps = ears.live().belt_speed_mps.value
        if speed_mps is not None:
            speeds.append(speed_mps)
        await ears.clock.sleep_until(ears.clock.now_us() + READ_EVERY_US)
