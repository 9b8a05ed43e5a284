"""The named parameters that figures take, each said once. Which of them a figure takes stands in
its SQL; only what means something of its own there has a `param` line in the header."""

import re
from collections.abc import Iterable

from scr.figures.definitions.parts import Parameter

_SHARED = (
    Parameter("as_at", "DATE", "the day on which the picture is taken"),
    Parameter("by", "VARCHAR", "the grouping"),
    Parameter("board_id", "VARCHAR", "only this board"),
    Parameter("region", "VARCHAR", "only this region"),
    Parameter("area_type", "VARCHAR", "only this kind of area"),
    Parameter("incident_type", "VARCHAR", "only reviews of this incident type"),
    Parameter("addressee_type", "VARCHAR", "only recommendations to this kind of body"),
    Parameter("theme", "VARCHAR", "only recommendations on this theme"),
    Parameter("period_labels", "VARCHAR[]", "the periods' labels"),
    Parameter("period_starts", "DATE[]", "their first days; null from the beginning"),
    Parameter("period_ends", "DATE[]", "their last days"),
)
_NAMED = re.compile(r"\$(\w+)")


def taken(body: str, declared: Iterable[Parameter]) -> tuple[Parameter, ...]:
    """The parameters that an SQL text names, in one order, as its header declares them or, where
    it does not, as all figures mean them. Raises ValueError for one that nothing explains."""
    own = {parameter.name: parameter for parameter in declared}
    named = set(_NAMED.findall(body))
    parameters = {parameter.name: parameter for parameter in _SHARED} | own
    if unknown := named - parameters.keys():
        raise ValueError(f"nothing says what the parameter ${min(unknown)} means")
    return tuple(parameters[name] for name in parameters if name in named)
