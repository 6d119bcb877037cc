# IPython runs this file when a kernel starts: whoever skips a chapter's set-up cell then reads which cell to run.
#
# pyproject.toml has it installed into etc/ipython/startup of the environment. It runs among the learner's own names, so
# it leaves none behind, not even a docstring, and imports nothing before there is an error. What is said of that stands
# in nblib/skipped_set_up.py.
def _with_a_sentence(shell, kind, error, trace, tb_offset=None):
    import contextlib  # here, as whatever is imported above would be a name of the learner's

    with contextlib.suppress(Exception):  # whatever is wrong with us, the learner's own error is shown
        from nblib.skipped_set_up import explain

        explain(error, shell.user_ns)
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


if not get_ipython().custom_exceptions:  # noqa: F821, which IPython defines; whoever has set some keeps them
    get_ipython().set_custom_exc((NameError,), _with_a_sentence)  # noqa: F821
del _with_a_sentence
