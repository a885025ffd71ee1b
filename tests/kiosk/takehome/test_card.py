from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from kiosk.coaching.record import VisitRecord
from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.takehome.card import HEIGHT, SAID, WIDTH, card
from kiosk.words.catalogue import load
from tests.kiosk.store.conftest import a_visit


def a_run(before: float | None, after: float | None) -> VisitRecord:
    visit = a_visit()

    def bout(exercise: str, spm: float | None) -> object:
        quality = Quality.UNKNOWN if spm is None else Quality.MEASURED
        cadence, speed = Reading(spm, quality, 0.5), Reading(2.8, Quality.MEASURED, 0.01)
        result = SetResult(0, 1, 0, cadence_spm=cadence, belt_speed_mps=speed)
        return replace(visit.sets[0], exercise=exercise, result=result)

    return replace(visit, sets=(bout("baseline", before), bout("retest", after)))


def seen(visit: VisitRecord, language: str = "en") -> tuple[bytes, list[str]]:
    """The card, and every message that was asked for to draw it."""
    asked: list[str] = []
    spoken = load(language).gettext

    def say(message: str) -> str:
        asked.append(message)
        return spoken(message)

    return card(visit, say), asked


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_a_picture_with_something_on_it_in_every_language(language: str) -> None:
    png, _ = seen(a_run(163.0, 171.0), language)
    with Image.open(BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
        colours = image.convert("RGB").getcolors(1 << 20)
    assert colours is not None
    dark = max(count for count, _ in colours)
    assert 0.75 < dark / (WIDTH * HEIGHT) < 0.99
    assert len(png) < 200_000


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (163.0, 171.0, "changed"),
        (163.0, 163.2, "no_clear_change"),
        (None, None, "not_measured"),
    ],
)
def test_it_says_no_more_than_was_measured(
    before: float | None, after: float | None, verdict: str
) -> None:
    _, asked = seen(a_run(before, after))
    assert next(said for key, said in SAID.items() if key == verdict) in asked


def test_a_visit_without_anything_is_still_a_card() -> None:
    png, _ = seen(replace(a_visit(), sets=()))
    assert png.startswith(b"\x89PNG")


def test_there_is_no_room_for_a_name_and_no_mark_of_the_visit_in_it() -> None:
    visit = a_run(163.0, 171.0)
    png, _ = seen(visit)
    other, _ = seen(replace(visit, visit_id=a_visit().visit_id))
    assert png == other
