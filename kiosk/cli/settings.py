"""The one settings file: its fields, its commented defaults, and what is wrong in it where."""

import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Kiosk(_Table):
    language: Literal["en", "es"] = Field(
        default="en", description="The language the screen starts in."
    )
    program: str = Field(default="express", description="The program a visit follows.")
    fullscreen: bool = Field(default=True, description="Fill the screen; a window where false.")
    width: int = Field(default=1280, ge=640, le=7680, description="Of the window, in pixels.")
    height: int = Field(default=800, ge=480, le=4320, description="Of the window, in pixels.")
    brightness: float = Field(default=1.0, ge=0.3, le=1, description="Of the screen, 0.3 to 1.")
    units: Literal["km/h", "mph"] = Field(
        default="km/h", description="In which speeds are shown; inside everything is m/s."
    )
    start_within_s: float = Field(
        default=240.0,
        ge=10,
        le=280,
        description="A screen that draws nothing for so long hangs; slow cards take minutes.",
    )
    diagonal_in: float = Field(
        default=10.1, ge=5, le=65, description="Of the panel, in inches: targets fit a real finger."
    )


class Sound(_Table):
    metronome: bool = Field(
        default=True, description="Beat once a step while an exercise asks for it."
    )
    volume: float = Field(default=0.6, ge=0, le=1, description="From 0 (silent) to 1.")
    timbre: Literal["wood", "drum"] = Field(
        default="wood", description="The beat's voice: bright for a loud hall, or soft."
    )
    mode: Literal["program", "constant", "bandwidth", "off"] = Field(
        default="program",
        description="When it beats: as the program says, always, outside the band only, never.",
    )
    speech: Literal["away", "always", "off"] = Field(
        default="away", description="Cues are spoken where the screen is out of reach, or always."
    )
    recordings: str = Field(
        default="", description="A folder of recorded cues, one folder a language; see kiosk/sound."
    )


class Log(_Table):
    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is written to the log."
    )
    files: int = Field(default=5, ge=1, le=100, description="Log files kept, the newest included.")
    file_mb: float = Field(
        default=1.0, ge=0.01, le=100, description="Size at which a new log begins."
    )


_ADDRESS = "[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}"


class Devices(_Table):
    belt: str = Field(
        default="",
        pattern=f"^({_ADDRESS})?$",
        description="Address of this kiosk's belt; needed where several are in hearing.",
    )
    pods: str = Field(
        default="",
        pattern=f"^({_ADDRESS}( {_ADDRESS})*)?$",
        description="Addresses of this kiosk's pods, spaces between; empty: the four nearest.",
    )
    most_kmh: float = Field(
        default=16.0, ge=1, le=16, description="No member sets a belt faster than this from here."
    )
    most_incline_pct: float = Field(
        default=12.0, ge=0, le=12, description="No member sets a belt steeper than this from here."
    )
    adapter: str = Field(
        default="",
        pattern="^(hci[0-9]+)?$",
        description="The Bluetooth adapter, such as hci1; empty: the first one.",
    )


class Privacy(_Table):
    keep_months: int = Field(
        default=12, ge=1, le=120, description="Visits are forgotten by themselves after this long."
    )


class TakeHome(_Table):
    serve: bool = Field(
        default=True, description="Serve one-time links while the kiosk runs, in a process beside."
    )
    port: int = Field(default=8620, ge=1024, le=65535, description="Where links are served.")
    address: str = Field(
        default="",
        pattern=r"^([A-Za-z0-9.-]{1,253})?$",
        description="This kiosk's name or address for phones; empty: its own on the network.",
    )


class Gym(_Table):
    url: str = Field(
        default="",
        description="postgresql+psycopg:// address of the gym; written by: treadform gym join.",
    )


class Settings(_Table):
    kiosk: Kiosk = Field(default=Kiosk(), description="The screen.")
    sound: Sound = Field(default=Sound(), description="The metronome.")
    devices: Devices = Field(default=Devices(), description="The belt and the sensors.")
    privacy: Privacy = Field(default=Privacy(), description="How long visits are kept.")
    takehome: TakeHome = Field(
        default=TakeHome(), description="What members take along by scanning a code."
    )
    gym: Gym = Field(default=Gym(), description="The database shared by a chain's kiosks.")
    log: Log = Field(default=Log(), description="What support reads.")


class BadSettings(Exception):
    """One line: file, line, field, what was found, what is allowed."""


def commented_defaults() -> str:
    """A settings file that changes nothing and shows everything."""
    lines = ["# Treadform's settings. Take away a # to change a line; a start reads them again."]
    for name, table in Settings.model_fields.items():
        lines += ["", f"# {table.description}", f"[{name}]"]
        for key, field in type(table.default).model_fields.items():
            lines += [f"# {field.description} {_allowed(field)}".rstrip()]
            lines += [f"# {key} = {_toml(field.default)}"]
    return "\n".join(lines) + "\n"


def read_settings(path: Path) -> Settings:
    """The settings in `path`, defaults where it says nothing or is absent; raises `BadSettings`."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise BadSettings(
            f"{path}: cannot be read ({error.strerror}); choose another with --home"
        ) from error
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path}: not a text file (byte {error.start} is not UTF-8)") from error
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"{path}: not TOML: {error}") from error
    except ValidationError as error:
        raise BadSettings(_first_fault(path, text, error)) from error


def write_defaults(path: Path) -> bool:
    """Write the commented defaults where no file is; False when one was there or none can be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(commented_defaults())
    except OSError:
        return False
    return True


def _first_fault(path: Path, text: str, error: ValidationError) -> str:
    fault = error.errors()[0]
    keys = [str(key) for key in fault["loc"]]
    where = f"{path}:{_line_of(text, keys)}: {'.'.join(keys)}"
    if fault["type"] == "extra_forbidden":
        known = Settings.model_fields if len(keys) == 1 else _fields_of(keys[0])
        return f"{where}: unknown; known here: {', '.join(known)}"
    found = _toml(fault["input"])
    field = _fields_of(keys[0]).get(keys[-1])
    allowed = _allowed(field).strip("()") if field else "a table, such as [kiosk]"
    return f"{where}: found {found}; allowed: {allowed or fault['msg']}"


def _fields_of(table: str) -> dict[str, FieldInfo]:
    return type(Settings.model_fields[table].default).model_fields if table else {}


def _line_of(text: str, keys: list[str]) -> int:
    """The line of the last of `keys`, or of the deepest one written out."""
    found, table = 1, ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([\w.\"-]+)\s*\]", line):
            table = header[1].strip('"')
            if table == keys[0]:
                found = number
        elif key := re.match(r"\s*([\w.\"-]+)\s*=", line):
            full = f"{table}.{key[1]}".strip(".").replace('"', "")
            if full == ".".join(keys) or (full == keys[0] and len(keys) > 1):
                return number
    return found


def _allowed(field: FieldInfo) -> str:
    if choices := getattr(field.annotation, "__args__", None):
        return f"({', '.join(_toml(choice) for choice in choices)})"
    low = next((m.ge for m in field.metadata if hasattr(m, "ge")), None)
    high = next((m.le for m in field.metadata if hasattr(m, "le")), None)
    names: dict[Any, str] = {int: "a whole number", float: "a number", bool: "true or false"}
    kind = names.get(field.annotation, "text in quotes")
    return f"({kind})" if low is None else f"({kind} from {low} to {high})"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
