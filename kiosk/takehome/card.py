"""A picture to keep or to show: before, after, and the beat to practise. No name, no grade."""

from datetime import datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from kiosk.coaching.change import findings
from kiosk.coaching.record import VisitRecord
from kiosk.coaching.view import Finding, Verdict
from kiosk.gait.measures import SetResult
from kiosk.store.export.beat import beat_spm
from kiosk.takehome.pages import Translate
from kiosk.words import N_

WIDTH, HEIGHT, EDGE = 1080, 1350, 90
"""Upright, as phones show pictures."""
DARK, LIGHT, QUIET, ACCENT = "#090d11", "#f4f8fb", "#9fb1c1", "#57b2e8"

TITLE = N_("Today's run")
CADENCE, STEPS_A_MINUTE = N_("Cadence"), N_("steps a minute")
CONTACT, MILLISECONDS = N_("Contact time"), N_("ms")
PRACTISE = N_("Practise to {n} beats a minute, one a step.")
SAID = {
    Verdict.CHANGED: N_("A measured change."),
    Verdict.NO_CLEAR_CHANGE: N_("No clear change today, which is normal."),
    Verdict.NOT_COMPARABLE: N_("The belt speed was not the same, so nothing is compared."),
    Verdict.NOT_MEASURED: N_("Not measured today."),
}
ROWS = {
    "cadence_spm": (CADENCE, STEPS_A_MINUTE, 1.0),
    "contact_time_s": (CONTACT, MILLISECONDS, 1e3),
}


def card(visit: VisitRecord, say: Translate) -> bytes:
    """The card as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), DARK)
    draw = ImageDraw.Draw(image)
    y = _line(draw, EDGE, say(TITLE), 76, LIGHT, bold=True)
    day = datetime.fromisoformat(visit.started_at).astimezone()
    y = _line(draw, y, f"{day:%Y-%m-%d}", 44, QUIET) + 60
    shown = {finding.measure: finding for finding in _found(visit)}
    for measure, words in ROWS.items():
        y = _row(draw, y, shown.get(measure), words, say) + 50
    spm = beat_spm(visit)
    if spm is not None:
        y = _line(draw, y + 20, say(PRACTISE).format(n=f"{spm:.0f}"), 52, ACCENT, bold=True)
    _line(draw, HEIGHT - EDGE - 40, "Treadform", 40, QUIET)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _found(visit: VisitRecord) -> tuple[Finding, ...]:
    return findings(_result(visit, "baseline"), _result(visit, "retest"))


def _result(visit: VisitRecord, exercise: str) -> SetResult | None:
    return next((b.result for b in reversed(visit.sets) if b.exercise == exercise), None)


def _row(
    draw: ImageDraw.ImageDraw,
    y: float,
    finding: Finding | None,
    words: tuple[str, str, float],
    say: Translate,
) -> float:
    """One measure: its name, before and after, and what may honestly be said."""
    title, unit, scale = words
    y = _line(draw, y, say(title), 44, QUIET)
    known = (finding.before.value, finding.after.value) if finding else (None, None)
    if known[0] is not None and known[1] is not None:
        y = _pair(draw, y, f"{known[0] * scale:.0f}", f"{known[1] * scale:.0f}")
        y = _line(draw, y, say(unit), 40, QUIET)
    verdict = finding.verdict if finding else Verdict.NOT_MEASURED
    return _line(draw, y + 8, say(SAID[verdict]), 40, LIGHT)


def _pair(draw: ImageDraw.ImageDraw, y: float, before: str, after: str) -> float:
    """Before, an arrow (which the font has none of), after."""
    font, high, gap = _font(120, bold=True), 120, 40
    draw.text((EDGE, y), before, LIGHT, font)
    left, middle = EDGE + draw.textlength(before, font) + gap, y + 0.62 * high
    tip = left + 110
    draw.line((left, middle, tip - 20, middle), ACCENT, 14)
    draw.polygon([(tip - 44, middle - 34), (tip, middle), (tip - 44, middle + 34)], ACCENT)
    draw.text((tip + gap, y), after, LIGHT, font)
    return y + high * 1.35


def _line(
    draw: ImageDraw.ImageDraw, y: float, text: str, size: int, colour: str, *, bold: bool = False
) -> float:
    """Write a line, smaller where it is too long; where the next one begins."""
    font = _font(size, bold)
    while draw.textlength(text, font) > WIDTH - 2 * EDGE:
        size -= 2
        font = _font(size, bold)
    draw.text((EDGE, y), text, colour, font)
    return y + size * 1.35


def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """The screen's own letters, found without starting Kivy."""
    kivy = find_spec("kivy")
    folder = Path(kivy.origin).parent if kivy and kivy.origin else Path()
    name = "Roboto-Bold.ttf" if bold else "Roboto-Regular.ttf"
    return ImageFont.truetype(str(folder / "data" / "fonts" / name), size)
