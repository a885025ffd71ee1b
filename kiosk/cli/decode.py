"""`treadform decode`: what a frame says, as JSON."""

import json
import re

import typer

from kiosk.cli.fail import fail
from kiosk.devices.spoken import SPEAK, full_uuid

_SEPARATORS = re.compile(r"[\s:_-]|^0x", re.IGNORECASE)


def decode(characteristic: str, frames: list[str]) -> None:
    """One JSON object a frame; everything is understood before anything is printed."""
    uuid = full_uuid(characteristic)
    if uuid is None:
        fail(f"{characteristic}: unknown characteristic; known are {', '.join(_short_names())}")
    for said in [SPEAK[uuid](_bytes(frame)) for frame in frames]:
        typer.echo(json.dumps(said, ensure_ascii=False))


def _bytes(text: str) -> bytes:
    digits = _SEPARATORS.sub("", text)
    stray = re.search(r"[^0-9a-fA-F]", digits)
    if stray:
        fail(f"{text}: {stray[0]!r} is no hex digit; write the frame as hex, such as 0c00e803")
    if len(digits) % 2:
        fail(f"{text}: {len(digits)} hex digits, half a byte is missing")
    return bytes.fromhex(digits)


def _short_names() -> list[str]:
    """The part of each UUID that is enough to name it."""
    heads = (uuid.split("-")[0] for uuid in SPEAK)
    return sorted(head.removeprefix("0000").upper() for head in heads)
