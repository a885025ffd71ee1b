"""Setting a pod anew, or asking what is in force: requests over a link of one's own."""

import asyncio
from contextlib import suppress
from dataclasses import replace

from kiosk.devices.link import Link
from kiosk.devices.pod import control
from kiosk.devices.pod.control import Configuration, Op, Response, Result
from kiosk.devices.pod.service import CONTROL

ANSWER_S = 2.0
"""A pod that has not answered by then will not (hardware/pod/protocol)."""
FRAMES_PER_S = 26
"""As a pod sends by itself; four of them fit the air."""
WHY = {
    Result.UNKNOWN_OP: "its firmware cannot be set; update it",
    Result.BAD_PARAMETER: "it refuses that",
    Result.WRONG_STATE: "it streams to a kiosk: end that one first",
}


class NotSet(Exception):
    """Nothing was changed; the reason is for staff."""


class ControlPoint:
    """Asks one thing after the other; subscribed once, for a second time some radios refuse."""

    def __init__(self, link: Link, within_s: float = ANSWER_S) -> None:
        self._link, self._within_s = link, within_s
        self._answers: asyncio.Queue[Response] = asyncio.Queue()

    async def listen(self) -> None:
        """Raises `LinkError`."""
        await self._link.subscribe(CONTROL, self._heard)

    async def configure(self, wanted: Configuration | None = None) -> Response | None:
        """What the pod answers; None when it does not. Raises `LinkError`."""
        await self._link.write(CONTROL, control.configure(wanted))
        with suppress(TimeoutError):
            async with asyncio.timeout(self._within_s):
                return await self._answers.get()
        return None

    def _heard(self, _at_us: int, data: bytes) -> None:
        said = control.decode_response(data)
        if said is not None and said.op is Op.CONFIGURE:
            self._answers.put_nowait(said)


async def set_anew(
    link: Link,
    *,
    rate_hz: int | None = None,
    range_g: int | None = None,
    turn_dps: int | None = None,
    samples: int | None = None,
) -> Configuration:
    """Set what is given, leave the rest, and return what is in force then; without any, only ask.
    A wish beyond the protocol's limits is never sent. Raises `NotSet`, `LinkError`."""
    pod = ControlPoint(link)
    await pod.listen()
    now = _told(await pod.configure())
    if (rate_hz, range_g, turn_dps, samples) == (None, None, None, None):
        return now
    wanted = replace(
        now,
        rate_hz=now.rate_hz if rate_hz is None else rate_hz,
        acceleration_range_g=now.acceleration_range_g if range_g is None else range_g,
        rate_range_dps=now.rate_range_dps if turn_dps is None else turn_dps,
    )
    usual = max(1, min(wanted.most_samples, round(wanted.rate_hz / FRAMES_PER_S)))
    wanted = replace(wanted, samples_per_frame=usual if samples is None else samples)
    if wanted.refusal is not None:
        raise NotSet(wanted.refusal)
    return _told(await pod.configure(wanted))


def _told(said: Response | None) -> Configuration:
    if said is None:
        raise NotSet("it does not answer")
    now = control.in_force(said)
    if said.result is not Result.DONE or now is None:
        unknown = "it does not say what it measures with"
        raise NotSet(WHY.get(said.result, unknown) if said.result is not None else unknown)
    return now
