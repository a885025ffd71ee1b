"""Words that neither the product nor a staff's program says: this is practice, not treatment."""

import re

MEDICAL = {
    "en": r"injur\w*|diagnos\w*|treat(s|ed|ing|ment)?|therap\w*|prevent\w*|patient\w*|abnormal\w*"
    r"|patholog\w*|disease\w*|heal(s|ed|ing)?|cure[sd]?|rehab\w*|symptom\w*|disorder\w*|clinic\w*"
    r"|medic\w*|doctor\w*|risk\w*|dangerous|correct(ly)?|wrong(ly)?|faulty|elite"
    r"|pain",
    "es": r"lesi[oó]n\w*|diagn[oó]\w*|tratamiento\w*|terap\w*|prev(enir|ención|iene)\w*|paciente\w*"
    r"|anormal\w*|patol[oó]g\w*|enfermedad\w*|cura(r|s)?|rehabilit\w*|s[ií]ntoma\w*|trastorno\w*"
    r"|cl[ií]nic\w*|m[eé]dic\w*|riesgo\w*|peligros\w*|correct[oa]\w*|incorrect\w*|[eé]lite"
    r"|dolor",
}
"""By language; words of medicine, and grades of a person."""


def medical(language: str, text: str) -> str | None:
    """The first such word in a text of that language; None where there is none, or no list."""
    listed = MEDICAL.get(language)
    found = re.search(rf"\b({listed})\b", text, re.IGNORECASE) if listed else None
    return found[0] if found else None
