"""Cells run one after the other in this process, and what they show is told as notebook outputs.

This is the half of the engine that runs in the forked process.  It is IPython's own shell with other
ends: what a kernel would send over its sockets is handed to `tell` as it happens, so that a cell that
is killed has left what it had shown until then.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from io import TextIOBase
from typing import Any, cast

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Output = dict[str, Any]
Tell = Callable[[str, int, Any], None]
"""Called with a word (`began`, `output`, `update`, `clear`, `ended`), a cell's place, and a value."""


class _Stream(TextIOBase):
    """What a cell prints, told line by line."""

    def __init__(self, name: str, show: Callable[[Output], None]) -> None:
        super().__init__()
        self.name = name
        self._show = show
        self._held: list[str] = []

    encoding = "utf-8"

    def writable(self) -> bool:
        return True

    def write(self, text: str, /) -> int:
        self._held.append(text)
        if "\n" in text or len(self._held) > 100:
            self.flush()
        return len(text)

    def flush(self) -> None:
        text, self._held = "".join(self._held), []
        if text:
            self._show({"output_type": "stream", "name": self.name, "text": text})


class _Hook(DisplayHook):  # type: ignore[misc]
    """The value of a cell's last line becomes an `execute_result`."""

    def write_output_prompt(self) -> None:
        """Write nothing: the count stands in the output."""

    def write_format_data(self, format_dict: Output, md_dict: Output | None = None) -> None:
        result = {
            "output_type": "execute_result",
            "execution_count": self.prompt_count,
            "data": format_dict,
            "metadata": md_dict or {},
        }
        cast(CellShell, self.shell).show(result)

    def finish_displayhook(self) -> None:
        """Flush nothing: the streams tell for themselves."""


class _Publisher(DisplayPublisher):  # type: ignore[misc]
    """`display()` becomes a `display_data`, or changes one that was shown under the same id."""

    def publish(
        self,
        data: Output,
        metadata: Output | None = None,
        source: object = None,
        *,
        transient: Output | None = None,
        update: bool = False,
        **_: object,
    ) -> None:
        shown = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
        name = (transient or {}).get("display_id")
        self.shell.show(shown, "update" if update else "output", name)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.show({"wait": wait}, "clear")


class CellShell(InteractiveShell):  # type: ignore[misc]
    """A shell without a screen: everything it would show goes to `tell`."""

    displayhook_class = _Hook
    display_pub_class = _Publisher
    tell: Tell
    at = 0

    def show(self, output: Output, word: str = "output", name: str | None = None) -> None:
        """Tell of one output of the running cell, in the order of what was printed before it."""
        if output.get("output_type") != "stream":
            sys.stdout.flush()
            sys.stderr.flush()
        self.tell(word, self.at, (output, name))

    def _showtraceback(self, etype: type, evalue: object, stb: list[str]) -> None:
        error = {"ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)}
        self.show({"output_type": "error", **error})

    def raw_input(self, prompt: str = "") -> str:
        """Refuse to ask: nobody sits before a scheduled run."""
        raise StdinNotImplementedError("a notebook that runs by itself cannot ask for input")

    def init_virtualenv(self) -> None:
        """Stay with the interpreter that was started, whatever environment a terminal has activated."""

    def init_io(self) -> None:
        """Leave the streams of this process to `run_cells`."""


class _Ready:
    """The shell that stands ready for the processes forked from this one."""

    shell: CellShell | None = None


def ready_shell() -> None:
    """Make a shell before the first fork, so that no forked process has to make its own.

    This process itself stays what it was: outside a notebook there is no shell to be found, and
    inside somebody's notebook theirs stays.
    """
    if InteractiveShell.initialized():
        return
    main = sys.modules["__main__"]
    shell = _shell()
    shell.tell = lambda word, at, value: None
    cast(Any, shell).run_cell("pass")
    CellShell.clear_instance()
    sys.modules["__main__"] = main
    _Ready.shell = shell


def _shell() -> CellShell:
    _stand_in(None)
    quiet = Config({"HistoryManager": {"enabled": False}, "InteractiveShell": {"banner1": ""}})
    return CellShell.instance(config=quiet)


def _taken_over() -> CellShell:
    """Return this process's shell: the one made ready, or a new one."""
    shell, _Ready.shell = _Ready.shell, None
    if shell is None:
        return _shell()
    _stand_in(shell)
    sys.modules["__main__"] = shell.user_module
    return shell


def _stand_in(shell: CellShell | None) -> None:
    """Be the one shell that everything in this process asks for, instead of any other."""
    for each in (CellShell, InteractiveShell):
        cast(Any, each)._instance = shell


def run_cells(cells: Iterable[tuple[int, str]], tell: Tell) -> None:
    """Run code cells, given as (place, source), until one fails; meant for a process of its own.

    Every cell's end is told with its execution count and whether it went well.  `sys.exit` is an
    error like any other here, as it is in a kernel: the cells after it are not run.
    """
    shell = _taken_over()
    shell.tell = tell
    shell.user_ns["input"] = shell.raw_input
    sys.stdout, sys.stderr = _Stream("stdout", shell.show), _Stream("stderr", shell.show)
    for place, source in cells:
        shell.at = place
        count = shell.execution_count
        tell("began", place, count)
        result = cast(Any, shell).run_cell(source, store_history=True)
        sys.stdout.flush()
        sys.stderr.flush()
        tell("ended", place, (count, result.success))
        if not result.success:
            return
