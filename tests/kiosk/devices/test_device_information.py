"""Who made it: texts as real devices pad them, and numbers that are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.device_information import LONGEST, TEXTS, PnpId, decode_pnp_id, decode_text
from kiosk.devices.spoken import SPEAK, full_uuid


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Polar Electro Oy", "Polar Electro Oy"),
        (b"Polar Electro Oy\0", "Polar Electro Oy"),
        (b"FS-BT-T4\0\0\0\xff\xff", "FS-BT-T4"),
        (b"  1.2.3 \r\n", "1.2.3"),
        ("Läufer".encode(), "Läufer"),
        ("Läufer".encode()[:2], "L"),
        (b"", None),
        (b"\0\0", None),
        (b"\xff\xff", None),
        (b"   ", None),
    ],
)
def test_text_is_what_can_be_shown(data: bytes, said: str | None) -> None:
    assert decode_text(data) == said


@given(st.binary(max_size=600))
def test_any_bytes_are_one_short_line_or_nothing(data: bytes) -> None:
    said = decode_text(data)
    assert said is None or (said.isprintable() and said == said.strip() and len(said) <= LONGEST)


def test_numbers_of_maker_and_product() -> None:
    whole = bytes.fromhex("016b0007001302")
    assert decode_pnp_id(whole) == PnpId("Bluetooth SIG", 0x6B, 7, "2.1.3")
    assert decode_pnp_id(whole[:5]) == PnpId("Bluetooth SIG", 0x6B, 7, None, truncated=True)
    assert decode_pnp_id(b"\x09") == PnpId(truncated=True)
    assert decode_pnp_id(b"") == PnpId(truncated=True)


def test_each_is_known_to_decode() -> None:
    assert full_uuid("2A29") in TEXTS
    assert SPEAK[full_uuid("2A26") or ""](b"5.0.1") == {"firmware": "5.0.1"}
    assert SPEAK[full_uuid("2A50") or ""](bytes.fromhex("016b0007001302"))["vendor"] == 0x6B
