"""From samples to steps: the core's Python face.

runner = Runner()
runner.imu(Placement.SACRUM, Side.UNKNOWN, time_us, acceleration_mps2)
runner.live(now_us).cadence_spm
"""

try:
    import kiosk._core  # noqa: F401
except ModuleNotFoundError as missing:
    if missing.name != "kiosk._core":
        raise
    raise ModuleNotFoundError(
        "the core is not built: run make", name="kiosk._core", path=missing.path
    ) from missing

from kiosk.gait.runner import Runner

__all__ = ["Runner"]
