"""What pydantic finds amiss, in our own sentences: what is allowed there."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kiosk.coaching.said import Said
from kiosk.words import N_

ONE_OF = N_("one of {names}")
WHOLE, NUMBER = N_("a whole number"), N_("a number")
TABLE, LIST = N_("a table in curly brackets"), N_("a list in square brackets")
KINDS = {
    "missing": N_("this field is needed"),
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_from_float": WHOLE,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "finite_number": NUMBER,
    "string_type": N_("text in quotes"),
    "bool_type": N_("true or false"),
    "bool_parsing": N_("true or false"),
    "dict_type": TABLE,
    "model_type": TABLE,
    "model_attributes_type": TABLE,
    "tuple_type": LIST,
    "list_type": LIST,
}
"""Types of error that say all by themselves."""
LIMITS = {
    "greater_than_equal": (N_("at least {n}"), "ge"),
    "less_than_equal": (N_("at most {n}"), "le"),
    "too_short": (N_("at least {n} of them"), "min_length"),
    "too_long": (N_("at most {n} of them"), "max_length"),
    "string_too_short": (N_("at least {n} characters"), "min_length"),
    "string_too_long": (N_("at most {n} characters"), "max_length"),
}
"""Types of error with one limit, and what pydantic calls it."""
LANGUAGE_PATTERN = "^[a-z]{2}$"
PICTURE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_. -]*\.(png|jpg|jpeg|gif|webp)$"
PICTURE = N_("the name of a file in the folder media: .png, .jpg, .webp, or .gif for a film")
NAME = N_("small letters, digits and _, beginning with a letter")
LANGUAGE = N_("a language as two small letters, such as es")
PATTERNS = {LANGUAGE_PATTERN: LANGUAGE, PICTURE_PATTERN: PICTURE}
"""Any other is that of a name."""


def allowed(error: Mapping[str, Any], siblings: Iterable[str]) -> str:
    """What would do instead; `siblings` are the fields of the table it was found in. What we have
    no sentence for is said in pydantic's."""
    kind, limits = error["type"], error.get("ctx", {})
    if kind in KINDS:
        return Said(KINDS[kind])
    if kind in LIMITS:
        rule, name = LIMITS[kind]
        return Said(rule, n=f"{limits[name]:g}")
    match kind:
        case "extra_forbidden":
            return one_of(siblings)
        case "enum" | "literal_error":
            return one_of(re.findall(r"[\w.]+(?=')|\d+", str(limits["expected"])))
        case "string_pattern_mismatch":
            return Said(PATTERNS.get(limits["pattern"], NAME))
        case "value_error":
            told = limits["error"].args[0]
            return told if isinstance(told, str) else str(limits["error"])
        case _:
            return str(error["msg"])


def one_of(names: Iterable[str]) -> Said:
    """One of these."""
    return Said(ONE_OF, names=", ".join(names))
