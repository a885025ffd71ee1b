"""Every case that admission tells has words, in every language."""

from kiosk.app.refusals import WORDS, in_words
from kiosk.radio import admission
from kiosk.words.catalogue import languages, load


def test_every_case_has_words_in_every_language() -> None:
    cases = {v for k, v in vars(admission).items() if k.isupper() and isinstance(v, str)}
    assert cases == WORDS.keys()
    for language in set(languages()) - {"en"}:
        say = load(language).gettext
        assert all(say(words) != words for words in WORDS.values())


def test_nothing_refused_says_nothing_and_what_is_unknown_is_said_as_it_is() -> None:
    assert in_words(None) is None
    assert in_words("broken") == "broken"
