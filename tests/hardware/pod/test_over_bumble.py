"""The same proof with bumble between pod and kiosk: QEMU's UART, a GATT server, bumble's air, a
GATT client behind the stand-in for BlueZ, bleak, the kiosk. Seconds: TREADFORM_POD_S.
"""

from pathlib import Path

import pytest

from tests.hardware.pod.on_the_air.over_bumble import OverBumble
from tests.hardware.pod.test_on_the_air import prove


def test_no_sample_is_lost_over_bumbles_air(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove(tmp_path, monkeypatch, OverBumble)
