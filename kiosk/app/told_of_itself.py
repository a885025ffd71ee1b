"""What devices say of themselves: charge, firmware, last heard."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.app.refusals import PLACE_TAKEN, in_words
from kiosk.coaching.view import Connection, Worn
from kiosk.devices import pod
from kiosk.devices.kinds import BY_SERVICE
from kiosk.devices.link import Advertisement
from kiosk.devices.sample import DeviceStatus
from kiosk.radio.nearby import Device

Seen = Callable[[str, str, Mapping[str, object], int], None]


@dataclass(slots=True)
class ToldOfItself:
    """By address; nothing is forgotten while the kiosk runs."""

    _seen: Seen
    _status: dict[str, DeviceStatus] = field(default_factory=dict)
    _firmware: dict[str, str] = field(default_factory=dict)

    def overheard(self, said: Advertisement) -> None:
        """A pod says it in every advertisement, before anybody speaks with it."""
        air = pod.decode_advertisement(said.service_data.get(pod.SERVICE, b""))
        if air is not None:
            self._firmware[said.address] = ".".join(map(str, air.firmware))
            status = DeviceStatus(said.seen_us, air.battery_pct, air.charging)
            self.keep(said.address, pod.SERVICE, status)

    def keep(self, address: str, service: str, status: DeviceStatus) -> None:
        """Charge and, where it was heard, firmware."""
        self._status[address] = status
        facts = {
            "battery_pct": status.battery_pct,
            "charging": status.charging,
            "firmware": self._firmware.get(address),
        }
        self._seen(address, BY_SERVICE[service].name, facts, status.at_us)

    def connection(
        self, device: Device, worn: Worn | None, place_taken: bool = False
    ) -> Connection:
        """One device as a person would name it."""
        status = self._status.get(device.address)
        kind = BY_SERVICE.get(device.service)
        return Connection(
            *(device.name, device.connected, worn),
            battery_pct=status.battery_pct if status else None,
            address=device.address,
            kind=kind.name if kind else "",
            gives=kind.gives if kind else (),
            refusal=PLACE_TAKEN if place_taken else in_words(device.refusal),
            firmware=self._firmware.get(device.address),
            signal_dbm=device.rssi_dbm,
            seen_us=device.seen_us,
        )
