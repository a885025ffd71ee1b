"""A device in the room: what it says in the air, its characteristics, and a link behind them."""

import socket as sockets
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field

from dbus_fast import Variant

from kiosk.devices.link import Link
from tests.on_bus.tree import Interfaces, variant

HCI = "/org/bluez/hci0"
DEVICE, SERVICE = "org.bluez.Device1", "org.bluez.GattService1"
CHARACTERISTIC = "org.bluez.GattCharacteristic1"

Gatt = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Service -> characteristic -> its flags, in BlueZ's words."""


@dataclass(eq=False)
class Characteristic:
    """One characteristic while connected, and who listens to it."""

    uuid: str
    path: str
    flags: tuple[str, ...]
    listener: str | None = None
    socket: sockets.socket | None = None

    @property
    def sends(self) -> bool:
        return bool({"notify", "indicate"} & set(self.flags))

    def let_go(self) -> None:
        self.listener = None
        if self.socket is not None:
            self.socket.close()
            self.socket = None


@dataclass(eq=False)
class Peripheral:
    """`open` gives what is behind the air: anything with the face of a `Link`."""

    address: str
    name: str
    gatt: Gatt
    open: Callable[[], Awaitable[Link]]
    advertised: tuple[str, ...] = ()
    service_data: Mapping[str, bytes] = field(default_factory=dict)
    rssi_dbm: int = -50
    hci: str = HCI
    """The adapter that hears it."""
    says_now: Callable[[], Mapping[str, bytes]] | None = None
    """What its service data are now, where they change."""
    guarded: frozenset[str] = frozenset()
    """Characteristics that refuse whoever is not paired."""
    shows_number: int | None = None
    """What it shows to be typed by whoever pairs; None where it takes anyone."""
    paired: bool = False
    in_range: bool = True
    link: Link | None = None
    connections: int = 0
    """How often it was connected."""
    characteristics: dict[str, Characteristic] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"{self.hci}/dev_{self.address.replace(':', '_')}"

    def properties(self) -> Interfaces:
        """Device1, as it is when it was just heard."""
        return {
            DEVICE: {
                "Adapter": Variant("o", self.hci),
                **{key: variant(self.address) for key in ("Address",)},
                **{key: variant(self.name) for key in ("Alias", "Name")},
                "AddressType": variant("random"),
                **{key: variant(False) for key in ("Paired", "Bonded", "Trusted", "Blocked")},
                **{key: variant(False) for key in ("Connected", "ServicesResolved")},
                "UUIDs": variant(list(self.advertised)),
                "ServiceData": self.data(),
                "RSSI": Variant("n", self.rssi_dbm),
            }
        }

    def data(self) -> Variant:
        """Its service data, as they are now."""
        said = self.says_now() if self.says_now else self.service_data
        return Variant("a{sv}", {uuid: variant(value) for uuid, value in said.items()})

    def exported(self) -> Iterator[tuple[str, Interfaces]]:
        """The GATT objects of a resolved connection."""
        handle = 10
        for service, characteristics in self.gatt.items():
            service_path = f"{self.path}/service{handle:04x}"
            yield (
                service_path,
                {
                    SERVICE: {
                        "UUID": variant(service),
                        "Device": Variant("o", self.path),
                        "Primary": variant(True),
                        "Includes": Variant("ao", []),
                    }
                },
            )
            for uuid, flags in characteristics.items():
                handle += 2
                path = f"{service_path}/char{handle:04x}"
                made = Characteristic(uuid, path, flags)
                self.characteristics[path] = made
                yield path, {CHARACTERISTIC: self._characteristic(made, service_path)}
            handle += 1

    def _characteristic(self, made: Characteristic, service_path: str) -> dict[str, Variant]:
        properties = {
            "UUID": variant(made.uuid),
            "Service": Variant("o", service_path),
            "Value": variant(b""),
            "Flags": variant(list(made.flags)),
            "MTU": Variant("q", 517),
        }
        if made.sends:
            properties["Notifying"] = variant(False)
            if "no-socket" not in made.flags:
                properties["NotifyAcquired"] = variant(False)
        return properties
