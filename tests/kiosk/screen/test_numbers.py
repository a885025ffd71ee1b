"""Numbers of an exercise as one line each: unit, doubt and aim, in both languages."""

from typing import Any

import pytest

from kiosk.coaching.library import builtin_exercises
from kiosk.coaching.view import Number, Phase
from kiosk.gait.measures import Quality, Reading
from kiosk.screen.numbers import TITLES, told
from kiosk.words.catalogue import load


def known(value: float, quality: Quality = Quality.MEASURED) -> Reading:
    return Reading(value, quality)


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [
        (
            Number("hop_rate", known(2.8), 2.5, 3.0),
            "Hops a minute: 168 (aim: 150 to 180)",
            "Saltos por minuto: 168 (meta: de 150 a 180)",
        ),
        (
            Number("contact_time", known(0.2381, Quality.ESTIMATED), None, 0.242),
            "Contact time: ≈238 ms (aim: up to 242)",
            "Tiempo de contacto: ≈238 ms (meta: hasta 242)",
        ),
        (Number("trunk_lean", known(0.105)), "Lean: 6°", "Inclinación: 6°"),
        (
            Number("foot_lift", known(0.061), 0.05),
            "The foot lifts: 6 cm (aim: from 5)",
            "El pie se eleva: 6 cm (meta: desde 5)",
        ),
    ],
)
def test_a_number_says_what_how_much_and_what_is_aimed_at(
    number: Number, english: str, spanish: str
) -> None:
    assert told(number, load("en").gettext) == english
    assert told(number, load("es").gettext) == spanish


def test_every_aim_of_every_exercise_has_a_title() -> None:
    aims = {aim.metric for exercise in builtin_exercises().values() for aim in exercise.aims}
    assert aims <= TITLES.keys()


def test_the_card_shows_them(hand: Any) -> None:
    numbers = (Number("cadence", known(167.0), 163.0, 173.0), Number("trunk_lean", known(0.105)))
    hand.show(phase=Phase.NUMBER, numbers=numbers, time_left_s=3.0)
    assert "Steps a minute: 167 (aim: 163 to 173)\nLean: 6°" in hand.texts()
