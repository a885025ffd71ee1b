"""From samples to steps: the core's Python face.

runner = Runner()
runner.imu(Placement.SACRUM, Side.UNKNOWN, time_us, acceleration_mps2)
runner.live(now_us).cadence_spm
"""

from hashlib import sha256
from pathlib import Path

try:
    import kiosk._core as core
except ModuleNotFoundError as missing:
    if missing.name != "kiosk._core":
        raise
    raise ModuleNotFoundError(
        "the core is not built: run make", name="kiosk._core", path=missing.path
    ) from missing

_FACE = Path(__file__).parents[1] / "_core.pyi"
if getattr(core, "FACE", "") != sha256(_FACE.read_bytes()).hexdigest():
    raise ImportError(
        "the core was built for another version: run make", name="kiosk._core", path=core.__file__
    )

from kiosk.gait.runner import Runner  # noqa: E402

__all__ = ["Runner"]
