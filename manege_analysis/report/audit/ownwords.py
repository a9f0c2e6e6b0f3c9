"""Values of ours become the texts in them: what the product and the unit say is no respondent's text."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

_PACKAGES = ("summary", "charts", "meeting", "report")


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text in a value: of values in values, of lists, of mappings.

    >>> sorted(texts_of({"a": ("b", ["c"], 2)}))
    ['a', 'b', 'c']
    """
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from texts_of(key)
            yield from texts_of(part)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))


@lru_cache(maxsize=1)
def product_texts() -> tuple[str, ...]:
    """Return the sentences that the product itself writes: the constants of its modules of words."""
    found: dict[str, None] = {}
    for package in _PACKAGES:
        place = import_module(f"manege_analysis.{package}")
        for module in pkgutil.walk_packages(place.__path__, f"{place.__name__}."):
            if "words" in module.name.rsplit(".", 1)[-1]:
                constants = vars(import_module(module.name))
                values = [value for name, value in constants.items() if not name.startswith("__")]
                found.update(dict.fromkeys(texts_of(values)))
    return tuple(found)
