"""Everything a trial tells has a sentence of its own, and something to do about it."""

import re
from pathlib import Path

import kiosk.app.trial
import kiosk.devices.treadmill.commission
import kiosk.devices.treadmill.commissioning
from kiosk.app.desk.trial_words import (
    ASKED,
    READ_ONLY,
    SENTENCES,
    SPEEDS,
    advice_of,
    asked_of,
    sentence_of,
)
from kiosk.devices.treadmill.commission import told
from kiosk.devices.treadmill.commissioning import Ask
from kiosk.screen.staff.desk_view import Filled

from .conftest import plain

MODULES = (
    kiosk.app.trial,
    kiosk.devices.treadmill.commission,
    kiosk.devices.treadmill.commissioning,
)
TELLS = re.compile(r'(?:NotFit|told)\(\s*"([^"]+)"|text = "([^"]+)"')
PLACES = re.compile(r"\{(\w+)\}")


def test_every_sentence_of_the_trial_is_known_here() -> None:
    found = set()
    for module in MODULES:
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        found |= {one or other for one, other in TELLS.findall(text)}
    assert len(found) > 20
    assert found <= SENTENCES.keys()


def test_nothing_is_lost_on_the_way() -> None:
    for text, (sentence, _do) in SENTENCES.items():
        kept = set(PLACES.findall(sentence))
        assert kept <= {*PLACES.findall(text), "unit"}


def test_every_speed_is_in_the_gyms_unit() -> None:
    for text, (sentence, _do) in SENTENCES.items():
        assert ("km/h" in text) == ("{unit}" in sentence), text
        assert "km/h" not in sentence
        assert not set(PLACES.findall(sentence)) & SPEEDS or "{unit}" in sentence
    line = told(
        "asked for {asked} km/h: {ran} km/h after {seconds} s", asked=4, ran=4.02, seconds=2
    )
    assert plain(sentence_of(line, "mph")) == "Asked for 2.5 mph it ran 2.5 mph after 2 s."
    assert plain(sentence_of(line)) == "Asked for 4 km/h it ran 4.02 km/h after 2 s."
    assert "about 1.2 mph" in plain(asked_of(Ask.START, "mph"))


def test_every_question_is_asked_in_words_of_this_room() -> None:
    assert ASKED.keys() == set(Ask)


def test_a_reason_of_the_guard_is_said_in_words() -> None:
    said = sentence_of(told("it took itself back: {reason}", reason="console: stopped"))
    assert isinstance(said, Filled)
    assert dict(said.values)["reason"] == "somebody set it at the console"
    assert advice_of(told("never heard of")) == READ_ONLY
