"""treadform gallery: every screen in every state, to walk through or as checked pictures."""

from pathlib import Path

from rich.console import Console

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

    Gallery(PANELS[size], load(language).gettext).screen.run()


def write(folder: Path, size: str | None, language: str | None) -> None:
    """Write every picture; exit 1 when a check finds something wrong with one."""
    _check(size or SIZES[0], language or languages()[0])
    window.prepare(PANELS[SIZES[0]], offscreen=True)
    console, wrong, count = Console(), 0, 0
    for tongue in [language] if language else languages():
        for name in [size] if size else SIZES:
            found, written = _write_one(folder / tongue / name, name, tongue, console)
            wrong, count = wrong + found, count + written
    console.print(f"{count} pictures in {folder}, {wrong} faults")
    if wrong:
        raise SystemExit(1)


def _write_one(folder: Path, size: str, language: str, console: Console) -> tuple[int, int]:
    from kiosk.screen.app import Closed
    from kiosk.screen.gallery import pictures

    wrong = written = 0
    try:
        for path, faults in pictures(folder, PANELS[size], load(language).gettext):
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
