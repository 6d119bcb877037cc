"""Which cells a panel needs to stand on a page by itself: its own, and those above that make what it is made of.

A chapter would take ten times as long to come alive. What a cell makes and uses is read from its code, without running it.
"""

import ast

ASKS = ("predict", "diagnose")  # what asks a question shows the panel that is its second argument
SPEAKS = "speak"  # what chooses the language makes no name, and is needed all the same


def code_for(codes, number):
    """The codes to run one after another, of which the last one shows the panel alone that cell `number` shows.

    codes: of all code cells of the chapter, from the top.
    """
    wanted, chosen = used_in(ast.parse(codes[number])), [panel_alone(codes[number])]
    for code in reversed(codes[:number]):
        tree = ast.parse(code)
        if made_in(tree) & wanted or SPEAKS in called_in(tree):
            wanted |= used_in(tree)
            chosen.insert(0, without_display(code))
    return chosen


def used_in(tree):
    """The names that are read anywhere in the code, in its functions too."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def made_in(tree):
    """The names that the code makes or changes: by =, def, class, import, for, with, and by what happens to them."""
    made = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            made.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.alias):
            made.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
            made.add(_owner(node))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            made.add(_owner(node.value.func))  # names.append(...) changes names
    return made


def called_in(tree):
    """The names of the functions that the code calls."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {func.id for func in calls if isinstance(func, ast.Name)}


def _owner(node):
    """The name at the front of a.b[c].d; "" where there is none or where a name alone stands."""
    inner = node
    while isinstance(inner, ast.Attribute | ast.Subscript):
        inner = inner.value
    return inner.id if isinstance(inner, ast.Name) and inner is not node else ""


def panel_alone(code):
    """The code of a cell with the panel in the place of the question about it."""
    last = ast.parse(code).body[-1]
    call = last.value if isinstance(last, ast.Expr) else None
    asks = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ASKS
    return _before(code, last) + ast.get_source_segment(code, call.args[1]) if asks else code


def without_display(code):
    """The code of a cell without what it shows at its end, which nobody looks at here."""
    tree = ast.parse(code)
    last = tree.body[-1] if tree.body else None
    shows = isinstance(last, ast.Expr) and not (isinstance(last.value, ast.Call) and _owner(last.value.func))
    return _before(code, last) if shows and SPEAKS not in called_in(last) else code


def _before(code, node):
    return "\n".join(code.splitlines()[: node.lineno - 1]) + "\n"
