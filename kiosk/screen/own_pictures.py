"""Staff's own pictures of exercises: found by their plain names in one folder."""

import logging
from pathlib import Path

from kivy.core.image import Image

log = logging.getLogger(__name__)

LARGEST_BYTES = 8_000_000
"""A screen holds every picture of a film in memory; a longer one is told, not shown."""


class OwnPictures:
    """Where staff keep them; without a folder there are none."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._refused: set[str] = set()

    def path(self, name: str | None) -> str:
        """The file to show; empty where none can be drawn, which the log tells once."""
        if name is None or self.folder is None or Path(name).name != name:
            return ""
        path = self.folder / name
        if name in self._refused:
            return ""
        why = _amiss(path)
        if why is None:
            return str(path)
        self._refused.add(name)
        log.warning("%s: %s; the drawn figure is shown instead", path, why)
        return ""


def _amiss(path: Path) -> str | None:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return f"larger than {LARGEST_BYTES // 1_000_000} MB"
        Image.load(str(path))  # stays in Kivy's cache
    except Exception as why:  # a loader raises what it likes
        return str(why) or "no picture"
    return None


own_pictures = OwnPictures()
