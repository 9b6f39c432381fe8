"""Fill a stylesheet that is a template, which may be a stranger's: it can calculate and choose, and no more.

Jinja's sandbox keeps a template from what it should not touch, but not from taking for ever or all memory
over it. So there are no loops, no calls and no texts that grow, and no number beyond what a page can need.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

__all__ = ["fill_measures"]

#: What may stand in a template: text, measures, sums, conditions, and names for what was calculated.
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Assign, nodes.If, nodes.CondExpr),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.List, nodes.Tuple, nodes.Filter),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test),
)
FILTERS = {"abs", "float", "int", "max", "min", "round"}
TESTS = {"defined", "undefined", "none", "number", "string", "even", "odd", "in"}
#: No measure of a page is beyond this, in any unit.
GREATEST = 1e9


class Measuring(SandboxedEnvironment):
    """Calculate with numbers alone, of a size that a page can have."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 -- Jinja's
        """Calculate; raises SecurityError for what is no number, or too great a one."""
        for each in (left, right):
            if not isinstance(each, int | float) or abs(each) > GREATEST:
                message = f"{operator} is for numbers of a page's size"
                raise SecurityError(message)
        return super().call_binop(context, operator, left, right)


def fill_measures(source: str, measures: dict[str, object]) -> str:
    """Fill a template with measures.

    Raises TemplateError for what is no template or holds what none may hold, TypeError, ArithmeticError or
    RecursionError where it cannot be calculated.
    """
    return _template(source).render(**measures)


@lru_cache(maxsize=8)
def _template(source: str) -> Template:
    environment = Measuring(autoescape=False, undefined=StrictUndefined, optimized=False, finalize=_plain)
    for node in [tree := environment.parse(source), *tree.find_all(nodes.Node)]:
        named = getattr(node, "name", "")
        if (
            not isinstance(node, ALLOWED)
            or (isinstance(node, nodes.Filter) and named not in FILTERS)
            or (isinstance(node, nodes.Test) and named not in TESTS)
        ):
            what = f"{type(node).__name__.lower()} {named}".strip()
            message = f"a template can calculate and choose, and no more: {what} in line {node.lineno}"
            raise SecurityError(message)
    return environment.from_string(tree)


def _plain(value: object) -> object:
    """Let only words and numbers come out: a list of lists could grow without end."""
    if isinstance(value, list | tuple | dict):
        message = "only a word or a number can be put out"
        raise SecurityError(message)
    return value
