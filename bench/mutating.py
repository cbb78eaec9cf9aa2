"""Small mistakes, one at a time, in the tree of a Python module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
}  # fmt: skip
#: What is no behaviour, or is settled when the module is loaded.
_SKIPPED = frozenset({"annotation", "returns", "decorator_list", "args", "bases", "type_params"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """What was changed, on which line."""

    line: int
    before: str
    after: str


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Change the tree in one place after another; while one is handed out, the tree holds it."""
    for parent, name, index, node in _places(tree):
        for other in _changes(node):
            ast.copy_location(other, node)
            ast.fix_missing_locations(other)
            _set(parent, name, index, other)
            yield Mutant(getattr(node, "lineno", 0), *map(_first_line, (node, other)))
            _set(parent, name, index, node)


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0]


def _set(parent: ast.AST, name: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[index] = node


def _places(
    parent: ast.AST, *, inside: bool = False
) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """All nodes in functions, and the numbers that have a name, each with where it hangs."""
    is_function = isinstance(parent, ast.FunctionDef)
    for name, value in ast.iter_fields(parent):
        if name in _SKIPPED and not isinstance(parent, ast.Call):
            continue
        several = isinstance(value, list)
        for index, node in enumerate(value if several else [value]):
            if not isinstance(node, ast.AST) or isinstance(node, ast.Assert):
                continue
            named = isinstance(parent, ast.Module) and isinstance(node, ast.Assign)
            if named and not _is_number(node):
                continue
            if inside or isinstance(parent, ast.Assign):
                yield parent, name, index if several else None, node
            yield from _places(node, inside=inside or is_function)


def _is_number(node: ast.AST) -> bool:
    value = node.value if isinstance(node, ast.Assign) else None
    if isinstance(value, ast.UnaryOp):
        value = value.operand
    return isinstance(value, ast.Constant) and isinstance(value.value, int | float)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            for at, operator in enumerate(node.ops):
                ops = [*node.ops]
                ops[at] = _COMPARED[type(operator)]()
                yield ast.Compare(node.left, ops, node.comparators)
        case ast.BoolOp():
            for at in range(len(node.values)):
                rest = [*node.values[:at], *node.values[at + 1 :]]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp(op=operator) if type(operator) in _COMPUTED:
            yield ast.BinOp(node.left, _COMPUTED[type(operator)](), node.right)
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.IfExp():
            yield node.body
            yield node.orelse
        case ast.If():
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.comprehension() if node.ifs:
            yield ast.comprehension(node.target, node.iter, [], node.is_async)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise() | ast.Delete():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()
