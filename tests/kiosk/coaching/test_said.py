"""A sentence is English at once and another language later."""

from kiosk.coaching.said import Said, in_words


def test_it_is_english_and_remembers_how_it_came_about() -> None:
    said = Said("at most {n} words", n=6)
    assert said == "at most 6 words"
    assert in_words(said, {"at most {n} words": "{n} palabras"}.__getitem__) == "6 palabras"


def test_what_somebody_else_wrote_stays() -> None:
    assert in_words("90", lambda _: "never asked") == "90"
