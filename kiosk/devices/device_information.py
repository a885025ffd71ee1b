"""Device Information (0x180A): who made it, which model, which firmware. Values that are read once.

Text has no length of its own on the wire; makers pad it with zeros and spaces, or leave it empty.
"""

from dataclasses import dataclass

from kiosk.devices.link import uuid

SERVICE = uuid(0x180A)
TEXTS = {
    uuid(0x2A29): "manufacturer",
    uuid(0x2A24): "model",
    uuid(0x2A25): "serial_number",
    uuid(0x2A27): "hardware",
    uuid(0x2A26): "firmware",
    uuid(0x2A28): "software",
}
"""Each characteristic of text, and what it tells."""
PNP_ID = uuid(0x2A50)
LONGEST = 128
"""Longer is no name of anything: a device may send up to 512 bytes."""
_SOURCES = {1: "Bluetooth SIG", 2: "USB"}


@dataclass(frozen=True, slots=True)
class PnpId:
    """Maker and product by number. None is "not said", or a register nobody knows."""

    register: str | None = None
    vendor: int | None = None
    product: int | None = None
    version: str | None = None
    """Such as 2.1.3."""
    truncated: bool = False


def decode_text(data: bytes) -> str | None:
    """The text as far as it can be shown in one line; None where nothing is left."""
    text = data.split(b"\0", 1)[0][:LONGEST].decode("utf-8", errors="ignore")
    shown = "".join(sign for sign in text if sign.isprintable()).strip()
    return shown or None


def decode_pnp_id(data: bytes) -> PnpId:
    """Register, maker, product, version, up to what is cut."""
    whole = [data[at : at + 2] for at in (1, 3, 5) if at + 2 <= len(data)]
    numbers = [int.from_bytes(two, "little") for two in whole]
    vendor, product, version = (*numbers, None, None, None)[:3]
    return PnpId(
        register=_SOURCES.get(data[0]) if data else None,
        vendor=vendor,
        product=product,
        version=None if version is None else _version(version),
        truncated=len(data) < 7,
    )


def _version(number: int) -> str:
    """0xJJMN is JJ.M.N."""
    return f"{number >> 8:x}.{number >> 4 & 15:x}.{number & 15:x}"
