"""treadform gallery: every screen in every state, to walk through or as checked pictures."""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from kiosk.app.desk.shown import desk_pages
from kiosk.cli.fail import fail
from kiosk.screen import window
from kiosk.screen.panel import PANELS
from kiosk.words.catalogue import languages, load

SIZES = tuple(PANELS)


def show(size: str, language: str) -> None:
    """Open a window; every touch on a button goes on to the next state."""
    _check(size, language)
    if not window.has_display():
        fail("there is no display to show the gallery on; --shots DIR writes pictures instead")
    window.prepare(PANELS[size])
    from kiosk.screen.gallery import Gallery

    Gallery(PANELS[size], load(language).gettext, desk_pages()).screen.run()


def write(
    folder: Path,
    size: str | None,
    language: str | None,
    text_scale: float = 1.0,
    still: bool = False,
) -> None:
    """Write every picture; exit 1 when a check finds something wrong with one. `still`: as for
    somebody who wants less motion."""
    _check(size or SIZES[0], language or languages()[0])
    window.prepare(PANELS[SIZES[0]], offscreen=True, max_fps=0)
    console, wrong, count = Console(), 0, 0
    for tongue in [language] if language else languages():
        for name in [size] if size else SIZES:
            look = Look(name, tongue, text_scale, still)
            found, written = _write_one(folder / tongue / name, look, console)
            wrong, count = wrong + found, count + written
    console.print(f"{count} pictures in {folder}, {wrong} faults")
    if wrong:
        raise SystemExit(1)


@dataclass(frozen=True, slots=True)
class Look:
    """For which panel, language and person."""

    size: str
    language: str
    text_scale: float
    still: bool


def _write_one(folder: Path, look: Look, console: Console) -> tuple[int, int]:
    from kiosk.screen.app import Closed
    from kiosk.screen.gallery import pictures
    from kiosk.screen.theme import theme

    wrong, say = 0, load(look.language).gettext
    written = 0
    theme.reduce_motion = look.still
    try:
        shown = pictures(folder, PANELS[look.size], say, look.text_scale, desk_pages())
        for path, faults in shown:
            written += 1
            wrong += len(faults)
            for fault in faults:
                console.print(f"{path}: {fault}", highlight=False, markup=False)
    except Closed:
        fail(f"stopped; the pictures up to now lie in {folder}")
    except OSError as error:
        fail(f"{folder}: cannot write pictures there ({error})")
    return wrong, written


def _check(size: str, language: str) -> None:
    if size not in SIZES:
        fail(f"--size {size}: choose one of {', '.join(SIZES)}")
    if language not in languages():
        fail(f"--language {language}: choose one of {', '.join(languages())}")
