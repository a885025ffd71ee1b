"""Status: what happened, whatever else the belt appends or invents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.treadmill.status import (
    OPS,
    MachineStatus,
    TrainingStatus,
    decode_status,
    decode_training_status,
)


@pytest.mark.parametrize(
    ("wire", "status"),
    [
        ("0201", MachineStatus(2, "Stopped or Paused by User", "stop")),
        ("0202", MachineStatus(2, "Stopped or Paused by User", "pause")),
        ("0207", MachineStatus(2, "Stopped or Paused by User", None)),
        ("02", MachineStatus(2, "Stopped or Paused by User", None, {}, truncated=True)),
        ("03", MachineStatus(3, "Stopped by Safety Key")),
        ("ff", MachineStatus(255, "Control Permission Lost")),
        ("05ffff", MachineStatus(5, "Target Speed Changed")),
        ("05d1", MachineStatus(5, "Target Speed Changed", None, {}, truncated=True)),
        ("06e2ff", MachineStatus(6, "Target Incline Changed", None, {"incline_pct": -3.0})),
        ("0d010203", MachineStatus(13, "Targeted Distance Changed", None, {"distance_m": 197121})),
        ("77", MachineStatus(0x77, None)),
        ("", MachineStatus(truncated=True)),
    ],
)
def test_machine_status(wire: str, status: MachineStatus) -> None:
    assert decode_status(bytes.fromhex(wire)) == status


@given(st.sampled_from(sorted(OPS)), st.binary(max_size=12))
def test_trailing_bytes_change_nothing(code: int, extra: bytes) -> None:
    exact = bytes([code, *(1 for _ in range(10))])
    assert decode_status(exact + extra) == decode_status(exact)


@pytest.mark.parametrize(
    ("wire", "status"),
    [
        ("", TrainingStatus()),
        ("01", TrainingStatus()),
        ("000f", TrainingStatus(15, "Post-Workout", None)),
        ("010d", TrainingStatus(13, "Manual Mode (Quick Start)", "")),
        ("0105486900", TrainingStatus(5, "Recovery Interval", "Hi")),
        ("0101ff48", TrainingStatus(1, "Idle", "\N{REPLACEMENT CHARACTER}H")),
        ("0010", TrainingStatus(16, "RFU 0x10 (slowing down)", None)),
        ("00a0", TrainingStatus(160, "RFU 0xA0", None)),
    ],
)
def test_training_status(wire: str, status: TrainingStatus) -> None:
    assert decode_training_status(bytes.fromhex(wire)) == status
