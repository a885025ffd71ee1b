"""A program as the text of a staff file: what the editor on the screen writes."""

import tomlkit

from kiosk.coaching.program import Program


def text_of(program: Program) -> str:
    """TOML that reads back as the same program; parts one a line, as people write them."""
    values = program.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    values |= {"format": program.format, "name": program.name, "version": program.version}
    parts = values.pop("parts")
    document = tomlkit.document()
    for key, value in values.items():
        document.add(key, value)
    lines = tomlkit.array().multiline(True)
    for part in parts:
        table = tomlkit.inline_table()
        table.update(part)
        lines.append(table)
    document.add("parts", lines)
    return document.as_string()
