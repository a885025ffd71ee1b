"""Each screen's .kv lies beside its .py; loaded once, when the module is."""

from pathlib import Path

from kivy.lang import Builder


def load_rules(module_file: str) -> None:
    """Load the .kv that has the module's name."""
    path = Path(module_file).with_suffix(".kv")
    if str(path) not in Builder.files:
        Builder.load_file(str(path))
