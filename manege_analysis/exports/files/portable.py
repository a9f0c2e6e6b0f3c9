"""What SPSS's portable files say of user-missing values, which the library that reads them leaves out.

The format's records are described in the developers' guide of PSPP ("Portable File Format"): text of
80 characters a line, numbers in base 30.  Only texts of bounded length are cut here, so no child process
is needed; a file that cannot be followed to its data tells nothing.
"""

from __future__ import annotations

from pathlib import Path

_MOST = 8_000_000
"""The dictionary stands before the data, and is smaller than this."""
_HEAD = 464
_FARTHEST = 1.7976931348623157e308
_LINE = 80
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRST"


def user_missing(path: Path) -> dict[str, list[tuple[float | str, float | str]]]:
    """Return the ranges of user-missing values by variable; empty where the file cannot be followed.

    >>> [_base30(text) for text in ("8", "1A.F", "-3", "5+1")]
    [8.0, 40.5, -3.0, 150.0]
    """
    with path.open("rb") as file:
        raw = file.read(_MOST).decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")
    # Blanks at the end of a line may have been taken off on the way.
    text = "".join(line.ljust(_LINE) for line in raw.split("\n"))
    try:
        return _ranges(_Reader(text))
    except (ValueError, LookupError, OverflowError, RecursionError):
        return {}


class _Reader:
    def __init__(self, text: str) -> None:
        if text[_HEAD - 8 : _HEAD] != "SPSSPORT":
            raise ValueError("another alphabet")
        self.text, self.at = text, _HEAD

    def take(self, count: int = 1) -> str:
        """Take characters."""
        self.at += count
        if self.at > len(self.text):
            raise ValueError("cut off")
        return self.text[self.at - count : self.at]

    def number(self) -> float:
        """Take a number, which ends with a slash."""
        end = self.text.index("/", self.at)
        found = _base30(self.text[self.at : end].strip())
        self.at = end + 1
        return found

    def words(self) -> str:
        """Take a text, which begins with its length."""
        return self.take(int(self.number()))


def _ranges(file: _Reader) -> dict[str, list[tuple[float | str, float | str]]]:
    """Walk the records up to the data; every record must be understood, else nothing is told."""
    found: dict[str, list[tuple[float | str, float | str]]] = {}
    texts: dict[str, bool] = {}
    name = ""
    file.take()
    file.words(), file.words()  # the day and the time of writing
    while (tag := file.take()) != "F":
        if tag in "1236C":
            file.words()
        elif tag in "45":
            file.number()
        elif tag == "7":
            width, name = file.number(), file.words()
            texts[name] = width > 0
            for _ in range(6):  # how it is printed and written
                file.number()
        elif tag in "89AB":
            found.setdefault(name, []).append(_range(tag, file, texts[name]))
        elif tag == "D":
            _skip_labels(file, texts)
        elif tag == "E":
            for _ in range(int(file.number())):
                file.words()
        else:
            raise ValueError(tag)
    return found


def _range(tag: str, file: _Reader, is_text: bool) -> tuple[float | str, float | str]:
    one: float | str = file.words() if is_text else file.number()
    if tag == "8":
        return one, one
    if tag == "B":
        return one, file.number()
    return (-_FARTHEST, one) if tag == "9" else (one, _FARTHEST)


def _skip_labels(file: _Reader, texts: dict[str, bool]) -> None:
    names = [file.words() for _ in range(int(file.number()))]
    for _ in range(int(file.number())):
        file.words() if texts[names[0]] else file.number()
        file.words()


def _base30(text: str) -> float:
    sign, text = (-1.0, text[1:]) if text.startswith("-") else (1.0, text)
    for mark, way in (("+", 1), ("-", -1)):
        if mark in text:
            text, _, power = text.partition(mark)
            return float(sign * _base30(text) * 30.0 ** (way * _base30(power)))
    whole, _, part = text.partition(".")
    number = 0.0
    for digit in whole + part:
        number = number * 30 + _DIGITS.index(digit)
    return float(sign * number / 30.0 ** len(part))
