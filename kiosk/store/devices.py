"""The gym's devices: what people say of them, and what they last said of themselves."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from kiosk.store.schema import device_states, devices

Facts = Mapping[str, Any]
Transaction = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device. Where people and the device say different things, people are believed."""

    address: str
    kind: str
    facts: Facts
    seen_at: datetime | None = None


class Devices:
    """Reads and writes at once, and may wait for the disk: not for the radio's thread."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading, self._writing = reading, writing

    def all(self) -> list[DeviceRow]:
        """Every device that was ever written or seen, by address."""
        with self._reading() as connection:
            said = {row.address: row for row in connection.execute(devices.select())}
            seen = {row.address: row for row in connection.execute(device_states.select())}
        rows = []
        for address in sorted(said.keys() | seen.keys()):
            by_people, by_itself = said.get(address), seen.get(address)
            facts = (by_itself.facts if by_itself else {}) | (by_people.facts if by_people else {})
            kind = by_people.kind if by_people else by_itself.kind if by_itself else ""
            rows.append(DeviceRow(address, kind, facts, by_itself.seen_at if by_itself else None))
        return rows

    def write(self, address: str, kind: str, facts: Facts) -> None:
        """Replace what people say of a device."""
        with self._writing() as connection:
            write_device(connection, address, kind, facts)

    def forget(self, address: str) -> None:
        """Withdraw what people said, and what it said itself."""
        with self._writing() as connection:
            for table in (devices, device_states):
                connection.execute(table.delete().where(table.c.address == address))


def write_device(connection: Connection, address: str, kind: str, facts: Facts) -> None:
    """Replace what people say of a device, as the next version of it."""
    this = devices.c.address == address
    was = connection.scalar(select(devices.c.version).where(this)) or 0
    connection.execute(devices.delete().where(this))
    row = {"address": address, "kind": kind, "facts": dict(facts), "version": was + 1}
    connection.execute(devices.insert(), row | {"changed_at": datetime.now(UTC)})


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a device said of itself at one moment."""

    address: str
    kind: str
    facts: Facts
    at: datetime


@dataclass(slots=True)
class Sightings:
    """The newest of every device until they are written: a pod says its charge all day long."""

    waiting: dict[str, Sighting] = field(default_factory=dict)

    def hear(self, said: Sighting) -> None:
        """Add to what is known of the device."""
        was = self.waiting.get(said.address)
        facts = dict(was.facts if was else {}) | dict(said.facts)
        self.waiting[said.address] = Sighting(said.address, said.kind, facts, said.at)

    def write(self, connection: Connection) -> None:
        """Merge all of it into the table; still waiting where this transaction comes to nothing."""
        for said in self.waiting.values():
            this = device_states.c.address == said.address
            was = connection.scalar(select(device_states.c.facts).where(this)) or {}
            connection.execute(device_states.delete().where(this))
            row = {"address": said.address, "kind": said.kind, "seen_at": said.at}
            connection.execute(device_states.insert(), row | {"facts": was | dict(said.facts)})
