"""The settings file as the screen changes it: one key at a time, comments kept, checked first."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import tomlkit
from pydantic import ValidationError

from kiosk.cli.settings import Settings, read_settings


class SettingsFile:
    """Reads and writes at once. What `changed` takes holds at once, the rest from the next start
    on."""

    def __init__(
        self, path: Path, changed: Mapping[str, Callable[[str, Any], None]] | None = None
    ) -> None:
        """`changed`: by key, who is told the new value."""
        self._path, self._changed = path, changed or {}

    def holds_at_once(self, key: str) -> bool:
        """Whether it needs no other start."""
        return key in self._changed

    def get(self, key: str) -> Any:
        """The value of `table.field`, the default where the file says nothing."""
        table, field = key.split(".")
        return getattr(getattr(read_settings(self._path), table), field)

    def set(self, key: str, value: Any) -> None:
        """Write it; raises ValueError where it is not allowed, OSError where it cannot be."""
        table, field = key.split(".")
        text = self._path.read_text(encoding="utf-8") if self._path.exists() else ""
        document = tomlkit.parse(text)
        if table not in document:
            document.add(table, tomlkit.table())
        document[table][field] = value
        try:
            Settings.model_validate(document.unwrap())
        except ValidationError as wrong:
            raise ValueError(str(wrong)) from wrong
        _replace(self._path, tomlkit.dumps(document))
        if key in self._changed:
            self._changed[key](key, value)


def _replace(path: Path, text: str) -> None:
    """Whole or not at all, even when the power goes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
