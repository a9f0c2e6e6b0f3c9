"""A text in the two languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = ("da", "en")


@dataclass(frozen=True)
class Text:
    """Hold one text in Danish and, where somebody wrote it, in English.

    English falls back to Danish: an untranslated question is better than an empty heading.

    >>> Text("Tema", "Theme").in_("en"), Text("Tema").in_("en")
    ('Theme', 'Tema')
    """

    da: str
    en: str = ""

    def in_(self, language: Language) -> str:
        """Return the text in `language`, or in Danish where no translation was written."""
        return self.en if language == "en" and self.en else self.da

    def say(self, language: Language, **values: object) -> str:
        """Return the text in `language` with its `{names}` filled in.

        >>> Text("{n} læger svarede", "{n} doctors answered").say("da", n=17)
        '17 læger svarede'
        """
        return self.in_(language).format(**values)

    def filled(self, **values: object) -> Text:
        """Return the text with its `{names}` filled in, in both languages; a text value in its own.

        >>> Text("{n} i {what}", "{n} in {what}").filled(n=2, what=Text("filen", "the file")).en
        '2 in the file'
        """
        told = {
            name: each if isinstance(each, Text) else Text(f"{each}") for name, each in values.items()
        }
        danish = {name: each.da for name, each in told.items()}
        english = {name: each.in_("en") for name, each in told.items()}
        return Text(self.da.format(**danish), self.in_("en").format(**english))


def _in_english(value: object) -> object:
    return value.in_("en") if isinstance(value, Text) else value
