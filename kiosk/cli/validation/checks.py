"""The three checks of the kit, one after the other; each may be left out."""

import asyncio
from collections.abc import AsyncIterator, Set

from kiosk.cli.validation.judge import (
    CONTACT,
    SIXTY,
    SPEED,
    Finding,
    belt_speed,
    hop_contact,
    sixty_steps,
)
from kiosk.cli.validation.listening import Listening
from kiosk.cli.validation.staff import Staff
from kiosk.words import N_

READ_EVERY_US = 250_000
LEAST_S = 5.0
"""A belt that was timed for less was not timed: Enter was pressed twice."""

STEPS = (
    N_("1. Sixty steps"),
    N_("Somebody runs at an easy speed with the pods on. You count footfalls of both feet aloud."),
)
BELT = (
    N_("2. The belt's speed"),
    N_(
        "Belt empty. Measure its length with a tape along its underside, chalk a mark across it,"
        " set 8 km/h, and count how often the mark passes."
    ),
)
HOPS = (
    N_("3. Hops against slow motion"),
    N_(
        "A phone on the floor films the feet at 120 frames a second or more, somebody hops ten"
        " times with both feet. Afterwards count, hop by hop, the frames with a foot on the ground."
    ),
)
TOO_SHORT = N_("  That was too short to measure anything; once more, please.")


async def walk_through(
    ears: Listening, staff: Staff, done: Set[str] = frozenset()
) -> AsyncIterator[Finding]:
    """Yields what each check found, as it is found. `done`: checks that were done today."""
    if await staff.wants(*STEPS, SIXTY in done):
        yield await count_steps(ears, staff)
    if await staff.wants(*BELT, SPEED in done):
        yield await time_the_belt(ears, staff)
    if await staff.wants(*HOPS, CONTACT in done):
        yield await film_hops(ears, staff)


async def count_steps(ears: Listening, staff: Staff) -> Finding:
    await staff.press(N_("Press Enter at a footfall: it is number nought"))
    ears.begin()
    await staff.press(N_("Press Enter again at number sixty"))
    result = await ears.sum_up(ears.clock.now_us())
    counted = await staff.number(N_("Which number was it"), 20, 400, 60)
    return sixty_steps(round(counted), result.steps)


async def time_the_belt(ears: Listening, staff: Staff) -> Finding:
    length_m = await staff.number(N_("Length of the belt in m"), 2.0, 5.0, 3.2)
    seconds, speeds = await _timed(ears, staff)
    while seconds < LEAST_S:
        staff.told(TOO_SHORT)
        seconds, speeds = await _timed(ears, staff)
    turns = await staff.number(N_("How often did it pass"), 3, 200, 20)
    mean_mps = sum(speeds) / len(speeds) if speeds else None
    return belt_speed(length_m, round(turns), seconds, mean_mps)


async def _timed(ears: Listening, staff: Staff) -> tuple[float, list[float]]:
    """Seconds between two presses, and what the belt said of its speed meanwhile."""
    await staff.press(N_("Press Enter as the mark passes: it is number nought"))
    began_us = ears.clock.now_us()
    speeds: list[float] = []
    following = asyncio.ensure_future(_follow(ears, speeds))
    try:
        await staff.press(N_("Press Enter as it passes for the twentieth time"))
    finally:
        following.cancel()
    return (ears.clock.now_us() - began_us) * 1e-6, speeds


async def film_hops(ears: Listening, staff: Staff) -> Finding:
    await staff.press(N_("Press Enter as the hopping begins"))
    ears.begin()
    await staff.press(N_("Press Enter as it ends"))
    result = await ears.sum_up(ears.clock.now_us())
    rate = await staff.number(N_("Frames a second of the video"), 60, 1000, 240)
    asked = N_("Frames on the ground, hop by hop, such as 52 50 53")
    frames = await staff.numbers(asked, 5, 500)
    return hop_contact([round(one) for one in frames], rate, result.contact_time_s.value)


async def _follow(ears: Listening, speeds: list[float]) -> None:
    """What the belt says of its speed, again and again, until cancelled."""
    while True:
        speed_mps = ears.live().belt_speed_mps.value
        if speed_mps is not None:
            speeds.append(speed_mps)
        await ears.clock.sleep_until(ears.clock.now_us() + READ_EVERY_US)
