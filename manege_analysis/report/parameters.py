"""A notebook's parameters, checked by name and type before anything runs.

papermill warns of an unknown name and goes on with the default cluster; here it is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from papermill.translators import PythonTranslator

from manege_analysis.errors import Problem, SettingsError
from manege_analysis.yamlfile import nearest

Values = Mapping[str, str | int | float | bool]

_TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


def declared(notebook: Any, where: str) -> dict[str, type]:
    """Return the parameters that a notebook declares, in order, with their types.

    They stand in one cell tagged `parameters`, each as `name: type = value  # what it is`.  Raises
    `SettingsError` where the cell is missing, stands twice, or holds a parameter without a type.
    """
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ())]
    if len(tagged) != 1:
        remedy = "Tag the cell with the parameters, and no other."
        got = f"{len(tagged)} such cells"
        raise SettingsError(Problem(where, 'one cell tagged "parameters"', got, remedy))
    found = PythonTranslator.inspect(tagged[0])
    problems = [
        Problem(
            where, f"{each.name} with a type", each.inferred_type_name, f"Write {each.name}: str = …"
        )
        for each in found
        if each.inferred_type_name not in _TYPES
    ]
    if problems or not found:
        remedy = "Declare at least one."
        raise SettingsError(problems or Problem(where, "declared parameters", "none", remedy))
    return {each.name: _TYPES[each.inferred_type_name] for each in found}


def require_parameters(notebook: Any, given: Values, where: str) -> None:
    """Raise `SettingsError` with every given parameter that is unknown or of another type."""
    problems = list(_problems(declared(notebook, where), given, where))
    if problems:
        raise SettingsError(problems)


def _problems(known: Mapping[str, type], given: Values, where: str) -> Iterator[Problem]:
    for name, value in given.items():
        if name not in known:
            yield Problem(where, "a parameter it declares", f'"{name}"', nearest(name, list(known)))
        elif type(value) is not known[name]:
            expected = f"{name}: {known[name].__name__}"
            yield Problem(where, expected, type(value).__name__, "Give a value of that type.")
