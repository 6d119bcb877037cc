"""What is asked, and the answer of a prediction that is right."""


def right_option(question):
    """The one Option that is right, whichever letter it has."""
    return next(option for option in question.options if option.right)


def right_answer(question):
    """Its text."""
    return right_option(question).text
