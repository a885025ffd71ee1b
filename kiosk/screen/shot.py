"""What the window shows, as a PNG file."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from kivy.core.window import Window


def write(path: Path) -> None:
    """Write the window's pixels to this very path; OSError where that cannot be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        written = Window.screenshot(name=f"{folder}/shot.png")  # Kivy adds a number to the name
        if written is None or not Path(written).exists():
            raise OSError(f"{path}: the window gave no picture")
        shutil.move(written, path)
