"""What counts as a word: marked strings in Python and KV, named keys in TOML."""

from pathlib import Path

import pytest

from kiosk.words.extract import messages


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.py", 'x = N_("Tall")\ny = _("Run") % {}\nz = f("No")\n', {"Tall": 1, "Run": 2}),
        ("a.py", 'ngettext("%(n)d step", "%(n)d steps", n)', {"%(n)d step": 1, "%(n)d steps": 1}),
        ("a.py", '_("Two "\n  "parts")', {"Two parts": 1}),
        ("a.py", "_(variable)", {}),
        ("a.kv", "Label:\n    text: _('Stop') if x else _(\"Go\")\n", {"Stop": 2, "Go": 2}),
        ("a.kv", "Label:\n    text: s._('It\\'s you')\n", {"It's you": 2}),
        ("a.toml", 'id = "x"\ntitle = "Tall reach"\n[a]\ncues = ["Up.", "On."]\n',
         {"Tall reach": 2, "Up.": 4, "On.": 4}),
        ("a.txt", '_("Not a source")', {}),
    ],
)  # fmt: skip
def test_marked_strings_are_found(
    tmp_path: Path, name: str, text: str, found: dict[str, int]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert {m: line for m, (_path, line) in messages(tmp_path).items()} == found
