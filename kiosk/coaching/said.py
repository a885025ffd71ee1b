"""A sentence that is English here and can be said in another language later."""

from collections.abc import Callable


class Said(str):
    """A message id with its values filled in, which remembers both."""

    __slots__ = ("rule", "values")
    rule: str
    values: dict[str, object]

    def __new__(cls, rule: str, **values: object) -> "Said":
        """`rule` is marked with `N_` where it is written."""
        said = super().__new__(cls, rule.format(**values))
        said.rule, said.values = rule, values
        return said


def in_words(text: str, translate: Callable[[str], str]) -> str:
    """The same in the language of `translate`; what is no `Said` was written by somebody else."""
    return translate(text.rule).format(**text.values) if isinstance(text, Said) else text
