"""A class without a hub, on the living page alone: a learner copies a line from the page, the teacher pastes all and counts."""

import re

import pytest

LINE = re.compile(r"vote:[a-z0-9]{5}(?: \w+=\w+)+")


def pasted(reader, number, before, text, after):
    """Write a cell anew, with a text in its middle that comes by the clipboard, as a person pastes it."""
    reader.write(number, before)
    reader.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    reader.page.keyboard.press("Control+v")
    reader.page.keyboard.insert_text(after)


def line_of(reader):
    """Answer the chapter's first question, and bring what progress() shows for the teacher."""
    reader.open().alive()
    reader.choose_first()
    reader.to_the_end()
    shown = reader.output(reader.where("progress("))
    return LINE.search(shown)[0]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_class_hands_over_lines_and_the_teacher_counts_them(read, context, language):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    line = line_of(read(language))
    question, option = line.split()[1].split("=")
    others = [f"vote:k{number:04} {question}={option}" for number in range(39)]
    came = [line, *others, others[5], f" 「{others[6]}」 ", others[7].replace(":", "：").replace("=", "＝"),
            f"vote:zz {question}={option}", "vote:aaaaa rumour=late", 'a path: C:\\users\\new "quoted"']  # fmt: skip
    teacher = read(language).open().alive()
    pasted(teacher, 2, 'from nblib.panels import count_votes\ncount_votes(ask, r"""\n', "\r\n".join(came), '\n""")')
    teacher.run(2).alive()
    told = teacher.output(2)
    assert re.search(r"\b40\b|40人", told.splitlines()[0])
    assert re.search(rf"^ *40 {'■' * 20} [A-F] ", told, re.MULTILINE), told
    assert re.search("ほかに3行|already: 3", told) and "rumour" in told and "vote:zz" in told
    assert told.count("■") == 20
