"""The few pages a phone sees. No script, nothing from elsewhere, no name on them."""

from collections.abc import Callable, Collection
from html import escape
from string import Template

from kiosk.words import N_

Translate = Callable[[str], str]

OFFER = (N_("Your run"), N_("This link works once, on one phone, for 30 minutes."))
TAKE = N_("Take my run home")
FILES = (N_("Your run"), N_("Download what you want to keep. The files carry no name."))
GONE = (
    N_("This link is over"),
    N_("It was used already, or its 30 minutes are gone. Ask for a new one at the treadmill."),
)
WAIT = (N_("Too many attempts"), N_("Please wait ten minutes and scan the code again."))
ELSEWHERE = (N_("Only in this gym"), N_("Use the gym's own Wi-Fi to take your run home."))
WRONG_PIN = (
    N_("That PIN does not fit"),
    N_("Go back and try again, or ask staff."),
)
EVERYTHING = N_("Everything that is kept of you, all visits: type your PIN.")
TAKE_EVERYTHING = N_("Take everything home")
KINDS = {
    "fit": N_("FIT for watches and running sites"),
    "csv": N_("CSV, one line a step"),
    "json": N_("JSON with everything"),
    "beat": N_("The beat to practise to, two minutes"),
    "card": N_("A picture of today"),
}

_PAGE = Template("""<!doctype html>
<html lang="$language"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Treadform</title>
<style>
body { background: #090d11; color: #f4f8fb; font: 18px/1.5 sans-serif; margin: 8vw; }
a, button, input { background: #57b2e8; color: #06131c; border: 0; border-radius: 12px;
  display: block; font: inherit; font-weight: bold; margin: 16px 0; padding: 16px;
  text-decoration: none; }
</style></head>
<body><h1>$title</h1><p>$text</p>$body</body></html>
""")


def offer_page(say: Translate, language: str) -> str:
    """One button. A preview that only looks does not use the link up."""
    button = f'<form method="post"><button>{escape(say(TAKE))}</button></form>'
    return page(OFFER, say, language, button)


def files_page(say: Translate, language: str, kinds: Collection[str], member: bool) -> str:
    """One link a format; for a member a form for all the rest."""
    links = "".join(
        f'<a href="/files/{kind}" download>{escape(say(title))}</a>'
        for kind, title in KINDS.items()
        if kind in kinds
    )
    return page(FILES, say, language, links + (_everything(say) if member else ""))


def _everything(say: Translate) -> str:
    return (
        f'<form method="post" action="/everything"><p>{escape(say(EVERYTHING))}</p>'
        '<input name="pin" type="password" inputmode="numeric" maxlength="8" autocomplete="off">'
        f"<button>{escape(say(TAKE_EVERYTHING))}</button></form>"
    )


def page(words: tuple[str, str], say: Translate, language: str, body: str = "") -> str:
    """A title, a sentence and what follows."""
    title, text = (escape(say(word)) for word in words)
    return _PAGE.substitute(language=language, title=title, text=text, body=body)
