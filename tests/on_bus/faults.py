"""How the stand-in fails when a test says so."""

import asyncio
from dataclasses import dataclass


class Refusal(Exception):
    """An error reply: its D-Bus name and words."""


@dataclass
class Fault:
    """The next `times` calls of `method` fail, or never answer when there is no error."""

    method: str
    error: str | None
    message: str = ""
    times: int = 1


class Faults:
    """Scripted failures, by method."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, method: str, error: str | None, message: str = "", times: int = 1) -> None:
        self._faults.append(Fault(method, error, message, times))

    def clear(self) -> None:
        self._faults.clear()

    async def strike(self, method: str) -> None:
        """Fail if this call shall."""
        for fault in self._faults:
            if fault.method == method and fault.times > 0:
                fault.times -= 1
                if fault.error is None:
                    await asyncio.Event().wait()
                raise Refusal(fault.error, fault.message)
