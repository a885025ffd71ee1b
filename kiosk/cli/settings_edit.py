"""Change one value of the settings file and leave every comment where it is."""

import os
from pathlib import Path

import tomlkit

from kiosk.cli.settings import BadSettings


def set_gym_address(path: Path, address: str) -> None:
    """Write `[gym] url`. From then on the file holds a secret: only its owner may read it."""
    aside = path.with_suffix(".part")
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
        if "gym" not in document:
            document["gym"] = tomlkit.table()
        document["gym"]["url"] = address
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        raise BadSettings(f"{path}: cannot be written ({error.strerror})") from error
