"""In piplite's and micropip's place, which JupyterLite's kernel asks to install things: all that there is, is here already."""

NOT_MISSED = {"jedi"}  # what the kernel asks for when it starts, and does without
REFUSED = (
    "ここには、パッケージをインストールできません。講座に必要なものは、もう入っています。ほかのものは、自分の機械で使えます。\n"
    "Nothing can be installed here. What the course needs is here already; for anything else, take the course to your own machine."
)


async def install(requirements=(), **_options):
    """Say that nothing can be installed."""
    if requirements not in NOT_MISSED:
        print(REFUSED)


async def get_transformed_code(_arguments):
    """What `%pip install ...` becomes: the same sentence."""
    return "await __import__('piplite').install()"
