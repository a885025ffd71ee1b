"""What TOML's parser finds amiss, in our own sentences: what is allowed there."""

from kiosk.coaching.said import Said
from kiosk.words import N_

CLOSING_QUOTE = N_("a closing quote after a text")
ONCE = N_("each field once")
BACKSLASH = N_("two backslashes in a text for one")
CHARACTERS = N_("no control characters")
RULES = (
    ("Unterminated string", CLOSING_QUOTE),
    ("Invalid initial character", N_("a field's name before the equals sign")),
    ("Invalid statement", N_("a field, a table's name in square brackets, or a comment")),
    ("Expected '='", N_("an equals sign after a field's name")),
    ("Expected newline", N_("a new line after a value")),
    ("Expected ']", N_("a closing bracket after a table's name")),
    ("Expected", CLOSING_QUOTE),
    ("Invalid value", N_("a text in quotes, a number, true or false, a list or a table")),
    ("Unclosed array", N_("a list with commas and a closing square bracket")),
    ("Unclosed inline table", N_("a table with commas and a closing curly bracket")),
    ("Duplicate", ONCE),
    ("Cannot", ONCE),
    ("Unescaped", BACKSLASH),
    ("Invalid hex", BACKSLASH),
    ("Escaped character", BACKSLASH),
    ("Invalid date", N_("a date of the calendar")),
    ("Illegal character '\\n'", CLOSING_QUOTE),
    ("Illegal character", CHARACTERS),
    ("Found invalid character", CHARACTERS),
)
"""How the parser's messages begin, and what would do; the first that fits."""
ANY = N_("a file in the form TOML 1.0")


def allowed_instead(message: str) -> Said:
    """What would do where the parser said this."""
    return Said(next((rule for begin, rule in RULES if message.startswith(begin)), ANY))
