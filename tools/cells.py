"""Running a chapter's code cells in this process, as the tests and the site do."""

import ast
import contextlib
import io
import linecache


def run_cell(source, names, name, printed=None):
    """Run a cell and return the value of its last line, if that is an expression. name: what its lines are found by.

    printed: a text file for what it prints, which else is dropped.
    """
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    tree = ast.parse(source, name)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(printed or io.StringIO()):
        exec(compile(tree, name, "exec"), names)
        return eval(compile(ast.Expression(last.value), name, "eval"), names) if last else None
