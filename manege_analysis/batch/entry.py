"""What papermill's entry point names; it imports nothing: papermill loads it while loading itself."""

from __future__ import annotations

from typing import Any


class ForkedEngine:
    """Hand a notebook over to the engine that runs it in a process forked from the warm one.

    The engine's own module imports papermill, and papermill loads all entry points in the middle of
    its own import: naming that module there would close a circle whenever it is imported first.
    """

    @classmethod
    def execute_notebook(cls, *args: Any, **options: Any) -> Any:
        """Run a notebook as `papermill.engines.Engine.execute_notebook` does, with its arguments."""
        return _engine().execute_notebook(*args, **options)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> str:
        """Return the kernel that a notebook names, as papermill asks for it."""
        return str(_engine().nb_kernel_name(nb, name))

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> str:
        """Return the language that a notebook names, as papermill asks for it."""
        return str(_engine().nb_language(nb, language))


def _engine() -> Any:
    from manege_analysis.batch.engine import ForkedEngine as Forked

    return Forked
