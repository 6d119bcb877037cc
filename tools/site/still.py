"""What a cell shows, as HTML that needs no kernel: a still picture for a panel, answers and hints folded."""

import html
import json

from nblib.chapters.patients.diagnosis import Diagnosis
from nblib.chapters.start.machine_check import Machine
from nblib.language import say, told
from nblib.panels.answers_told import lettered, link_to_section
from nblib.panels.display import as_marked
from nblib.panels.exercise_view import Practice
from nblib.panels.panel import Panel
from nblib.panels.prediction_view import Prediction
from nblib.panels.recall_view import Recall

SHARP = 2  # pixels of a picture to a CSS pixel
WIDE, NARROW = 760, 360  # CSS pixels that there are for a picture on a desk and on a telephone


def as_html(shown, keep):
    """The HTML for what a cell shows, or None if its text says it all. keep(png) -> the address of that picture."""
    if isinstance(shown, Prediction):
        return _prediction(shown, keep)
    if isinstance(shown, Recall):
        return "".join(map(_recalled, shown.asked))
    if isinstance(shown, Machine):
        return figure(shown.panel, keep)
    if isinstance(shown, Panel):
        return figure(shown, keep)
    return _practice(shown) if isinstance(shown, Practice) else None


def as_json(told):
    """JSON that may stand within a script element, whatever it holds."""
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def figure(panel, keep):
    """The picture with its words. They are its alternative text, and not read out twice."""
    panel.canvas.set_scale(SHARP)
    wide = f'<img {_sized("src", panel.canvas, WIDE, keep)} alt="{html.escape(panel.words)}">'
    narrow = f'<source media="(max-width: 600px)" {_sized("srcset", panel.canvas, NARROW, keep)}>'
    image = f"<picture>{narrow}{wide}</picture>"
    names = [control.description for control in panel.controls.values() if control.description]
    moves = say("動かせるもの: ", "What moves here: ") + say("、", ", ").join(names) if names else ""
    words = "".join(f"<p>{html.escape(line)}</p>" for line in panel.words.splitlines())
    note = f'<p class="moves">{html.escape(moves)}</p>' if moves else ""
    key = html.escape(panel.key)
    return f'<figure class="still" data-panel="{key}">{image}<figcaption><div aria-hidden="true">{words}</div>{note}</figcaption></figure>'


def _sized(attribute, canvas, room, keep):
    """The attributes of a picture for so much room."""
    canvas.arrange(room)
    return f'{attribute}="{keep(canvas.still())}" width="{canvas.width}" height="{canvas.height}"'


def _prediction(asked, keep):
    """The question; the picture; the answers folded. A diagnosis shows its picture first."""
    question = asked.question
    heading = say("診断: ", "Diagnose: ") if isinstance(asked, Diagnosis) else say("予想: ", "Predict: ")
    options = "".join(f"<li>{_text(o.text)}</li>" for o in question.options)
    ask = f'<div class="question"><p><b>{heading}</b>{_text(question.ask)}</p><ol type="A">{options}</ol></div>'
    right = next(letter for letter, o in lettered(question) if o.right)
    whys = "".join(f"<li>{_text(o.why)}</li>" for o in question.options)
    verdict = say(f"答えは {right} です。", f"The answer is {right}.")
    after = "".join(f"<p>{_text(paragraph)}</p>" for paragraph in question.after)
    answers = _folded(say("答えを見る", "Show the answer"), f'<p>{verdict}</p><ol type="A">{whys}</ol>{after}')
    drawn = figure(asked.panel, keep)
    return drawn + ask + answers if isinstance(asked, Diagnosis) else ask + drawn + answers


def _recalled(asking):
    """A question from an earlier chapter; what is right folded, with a link to where it stands among the pages."""
    question = asking.question
    options = "".join(f"<li>{_text(choice.text)}</li>" for choice in question.choices)
    ask = f'<div class="question"><p>{_text(question.ask)}</p><ul>{options}</ul></div>'
    link = link_to_section(question, new_tab=False).replace(".ipynb", ".html")
    told = f"<p><b>{_text(question.right.text)}</b> {_text(question.why)} {link}</p>"
    return ask + _folded(say("答えを見る", "Show the answer"), told)


def _practice(task):
    """What is said of the answer that stands there, then hints and a solution, folded."""
    exercise = task.exercise
    heading = say("練習: ", "Exercise: ")
    said = f'<div class="question"><p><b>{heading}</b>{_text(told(exercise.title).removeprefix(heading))}</p></div>'
    hints = "".join(
        _folded(say(f"ヒント{number}", f"Hint {number}"), f"<p>{_text(told(hint))}</p>")
        for number, hint in enumerate(exercise.hints, 1)
    )
    solution = f"<pre>{html.escape(told(exercise.solution))}</pre>"
    return said + hints + _folded(say("答えの例", "One solution"), solution)


def _folded(title, inside):
    return f"<details><summary>{html.escape(title)}</summary>{inside}</details>"


def _text(text):
    return as_marked(text).replace("\n", "<br>")
