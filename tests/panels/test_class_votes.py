"""A class from the notebook's side: choices are told to the hub where there is one, handed over elsewhere, and nothing disturbs."""

import http.server
import json
import threading

import pytest

from nblib.chapters import toolbox
from nblib.chapters.neuron import ask
from nblib.chapters.neuron.pictures import Line
from nblib.errors import CourseError
from nblib.exercises import votes
from nblib.language import words
from nblib.panels import ask_class, count_votes, panel, predict, progress, slider
from nblib.panels.display import plain

pytestmark = pytest.mark.usefixtures("learners_experiment")  # a line is enough to be asked about

LEFT = dict(NBLIB_VOTES="http://127.0.0.1:9/services/votes/", JUPYTERHUB_API_TOKEN="mine")  # nobody listens there


def prediction():
    return predict(ask.today, panel(lambda a: lambda x: a * x, [Line()], a=slider(1, -2, 2)))


class Service(http.server.BaseHTTPRequestHandler):
    """Keeps what it is sent, and answers as it is told."""

    def do_PUT(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.got.append((self.path, self.headers["Authorization"], body))
        status, answer = self.server.answers
        self.send_response(status)
        self.send_header("Content-Length", self.server.length or len(answer))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_anything):
        """Nothing is printed."""


@pytest.fixture
def hub(monkeypatch):
    """A service that counts everything."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        server.got, server.answers, server.length = [], (200, b'{"counted": true}'), None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("NBLIB_VOTES", f"http://127.0.0.1:{server.server_port}/services/votes/")
        monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "mine")
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # which must never see the token
        yield server
        server.shutdown()


@pytest.fixture
def no_hub(monkeypatch):
    for name in LEFT:
        monkeypatch.delenv(name, raising=False)


def told(choose, monkeypatch):
    """What the service said of the choices that are made meanwhile, in their order."""
    heard, done, cast = [], threading.Event(), votes.cast

    def listening(question, option, then):
        def hear(counted):
            then(counted)
            heard.append(counted)
            done.set()

        cast(question, option, hear)

    monkeypatch.setattr("nblib.panels.prediction_view.cast", listening)
    choose()
    assert done.wait(30)
    return heard


def test_a_choice_is_told_with_the_servers_own_token(hub, monkeypatch):
    p = prediction()
    assert told(p.buttons[1].click, monkeypatch) == [True]
    body = dict(question="today", option=ask.today.options[1].key)
    assert hub.got == [("/services/votes/answer", "token mine", body)]
    assert "名前は出ません" in p.note.value


def test_another_choice_is_told_last(hub):
    p, done = prediction(), threading.Event()
    for i in (0, 1, 2, 0, 2):
        p.buttons[i].click()
        p.change.click()
    votes.cast("today", "last", lambda counted: done.set())
    assert done.wait(30)
    keys = [option.key for option in ask.today.options]
    assert [body["option"] for _path, _token, body in hub.got] == [*(keys[i] for i in (0, 1, 2, 0, 2)), "last"]


FAILURES = {
    "refused": (403, b'{"message": "no"}'),
    "broken": (500, b"<html>"),
    "no JSON": (200, b"counted"),
    "something else": (200, b"[1]"),
}


@pytest.mark.parametrize("answers", FAILURES.values(), ids=FAILURES)
def test_a_failure_is_a_sentence_at_most(hub, monkeypatch, answers):
    hub.answers = answers
    p = prediction()
    assert told(p.buttons[0].click, monkeypatch) == [None]
    assert "そのまま進めます" in p.note.value and p.chosen == 0 and p.panel_box.layout.display != "none"
    p.explain()
    assert p.explained and p.note.value == ""


def test_half_an_answer_is_a_sentence_too(hub, monkeypatch):
    hub.length = 100  # letters, of which fewer come
    p = prediction()
    assert told(p.buttons[0].click, monkeypatch) == [None] and "そのまま進めます" in p.note.value


def test_a_service_that_is_gone_is_a_sentence_at_most(monkeypatch):
    for name, value in LEFT.items():
        monkeypatch.setenv(name, value)
    p = prediction()
    assert told(p.buttons[0].click, monkeypatch) == [None]
    assert "そのまま進めます" in p.note.value


def test_a_question_that_is_not_asked_today_says_nothing(hub, monkeypatch):
    hub.answers = 200, b'{"counted": false}'
    p = prediction()
    before = predict(ask.today, panel(lambda a: lambda x: a * x, [Line()], a=slider(1, -2, 2)))
    before.chosen = 0
    assert told(p.buttons[0].click, monkeypatch) == [False] and p.note.value == before._note()


def test_without_a_hub_nothing_is_sent(no_hub, monkeypatch):
    monkeypatch.setattr(threading, "Thread", None)
    p = prediction()
    p.buttons[0].click()
    assert p.chosen == 0


# ---- a line that is handed over
def test_the_last_choices_are_handed_over(no_hub):
    assert "vote:" not in repr(progress(ask))
    p = prediction()
    p.buttons[0].click()
    p.change.click()
    p.buttons[1].click()
    line = f"vote:{votes.WHO} today={ask.today.options[1].key}"
    shown = progress(ask)
    assert repr(shown).endswith(line) and f"<code>{line}</code>" in shown.shown.value
    counted = repr(count_votes(ask, line)).splitlines()
    assert [row for row in counted if "■" in row] == [f"   1 ■ B  {ask.today.options[1].text}"]


def test_on_a_hub_nobody_has_to_hand_over_anything(hub, monkeypatch):
    told(prediction().buttons[0].click, monkeypatch)
    assert "vote:" not in repr(progress(ask))


OPTIONS = {"today": ["test", "no_test"], "prank": ["two", "three"]}
PASTED = """
はい、これです vote:aaaaa today=test prank=two
> vote:bbbbb today=no_test prank=three   (quoted)
vote:aaaaa today=no_test
vote:ccccc today=maybe other=test __class__=x
vote:ccccc prank=three trailing words
vote:dd today=test
vote:ddddd
"""


def test_of_each_learner_the_last_line_counts_and_nonsense_does_not():
    counts, learners = votes.count(PASTED, OPTIONS)
    assert counts == {"today": {"no_test": 2}, "prank": {"two": 1, "three": 2}} and learners == 3


def test_forty_lines_are_counted_once_each():
    lines = [f"vote:k{i:04} today={['test', 'no_test'][i % 4 == 0]}" for i in range(40)]
    counts, learners = votes.count("\n".join(lines * 3), OPTIONS)
    assert counts["today"] == {"test": 30, "no_test": 10} and learners == 40


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_counted_is_shown_by_titles(language):
    words.speak(language)
    shown = repr(count_votes(ask, "vote:aaaaa prank=three"))
    assert ask.prank.title in shown and ask.today.title not in shown


# ---- the teacher's cell
def test_answers_to_other_questions_are_told_or_counted_as_well():
    words.speak("en")
    power = toolbox.ask.negative_power
    line = f"vote:aaaaa negative_power={power.options[0].key} prank=three"
    assert "not counted: negative_power." in repr(count_votes(ask, line))
    both = repr(count_votes([ask, power], line))
    assert "not counted" not in both and plain(power.title) in both


def test_the_class_is_asked_with_titles_and_options(hub):
    shown = ask_class(ask)
    ((path, token, body),) = hub.got
    assert path.endswith("/questions") and token == "token mine"
    assert [one["key"] for one in body["questions"]] == [question.key for question in ask.questions]
    first = body["questions"][0]
    assert first["title"] == ask.today.title and [o["key"] for o in first["options"]] == [
        o.key for o in ask.today.options
    ]
    assert not [o for one in body["questions"] for o in one["options"] if "$" in o["text"] or "**" in o["text"]]
    assert repr(shown).endswith("/services/votes/") and "href='/services/votes/'" in shown._repr_html_()


def test_a_learner_cannot_ask_the_class(hub):
    hub.answers = 403, b"{}"
    with pytest.raises(CourseError, match="先生だけ"):
        ask_class(ask)


def test_where_there_is_no_hub_the_teacher_is_told_what_to_do_instead(no_hub):
    assert "count_votes" in repr(ask_class(ask))


@pytest.mark.parametrize(
    "call", [lambda: ask_class(ask.today), lambda: count_votes(ask, 3), lambda: count_votes(1, "")]
)
def test_what_does_not_fit_is_a_sentence(no_hub, call):
    with pytest.raises(CourseError):
        call()


# ---- lines as they arrive
ON_THE_WAY = {
    "blanks and tabs": "  vote:aaaaa   today=test \t prank=two  ",
    "wide letters": "ｖｏｔｅ：ａａａａａ　ｔｏｄａｙ＝ｔｅｓｔ　prank＝two",
    "capital letters": "Vote: Aaaaa Today=test PRANK=Two",
    "in quotes": '"vote:aaaaa today=test prank=two"、',
    "a chat's signs": "**vote:aaaaa today=test prank=two** `",
    "quoted and broken over two lines": "> vote:aaaaa today=test\r\n> prank=two",
    "signs that are not seen": "\ufeffvote:\u200baaaaa today=\u200btest prank=two\u00ad",
    "blanks that do not break": "vote:aaaaa\u00a0today=test\u202fprank=two",
    "blanks around the sign": "vote: aaaaa today = test, prank = two.",
    "a sentence right behind it": "vote:aaaaa today=test prank=twoです。よろしくお願いします。",
}


@pytest.mark.parametrize("text", ON_THE_WAY.values(), ids=ON_THE_WAY)
def test_whatever_happened_to_a_line_on_its_way_it_counts_once(text):
    for pasted in (text, f"{text}\n{text}", f"先生、おねがいします\r\n{text}\r\n以上です"):
        counts, learners = votes.count(pasted, OPTIONS)
        assert counts == {"today": {"test": 1}, "prank": {"two": 1}} and learners == 1
        assert votes.unread(pasted, OPTIONS) == [] == votes.not_among(pasted, OPTIONS)


def test_a_chats_backslash_before_a_low_line_is_none():
    assert votes.count(r"vote:aaaaa today=no\_test", OPTIONS)[0]["today"] == {"no_test": 1}


BROKEN = {
    "vote:aaaaa": "vote:aaaaa",
    "vote:aaaa today=test": "vote:aaaa today=test",
    "vote:aaaaatoday=test": "vote:aaaaatoday=test",
    "vote:aaaaa today=notest": "vote:aaaaa today=notest",
    "vote:aaaaa today=": "vote:aaaaa today=",
    "I vote: yes, of course, whatever it is that we are to say": "vote: yes, of course, whatever it is th…",
}


@pytest.mark.parametrize("text, told", BROKEN.items())
def test_a_line_that_cannot_be_read_is_told_and_counts_for_nothing(text, told):
    counts, learners = votes.count(text, OPTIONS)
    assert learners == 0 and not any(counts.values())
    assert votes.unread(f"vote:bbbbb today=test\n{text}", OPTIONS) == [told]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_does_not_count_is_said_in_a_sentence_each(language):
    words.speak(language)
    right = ask.today.options[0].key
    lines = [f"vote:k{i:04} today={right}" for i in range(40)]
    whole = [*lines, lines[3], f"vote:k0004 today={right}", "vote:zz today=test", "vote:aaaaa rumour=late"]
    told = repr(count_votes(ask, "\n".join(whole)))
    assert "40" in told.splitlines()[0] and f"  40 {'■' * 20} A" in told
    again, others, broken = told.split("\n\n")[-3:]
    assert "2" in again and "rumour" in others and broken.endswith("\n  vote:zz today=test")
    assert repr(count_votes(ask, whole)) == told, "a list of lines is as good"


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("text", ["", "   \n", "ここに貼りつける", "paste it here", []])
def test_without_a_line_it_says_what_one_looks_like(language, text):
    words.speak(language)
    told = repr(count_votes(ask, text))
    assert "vote:k3x9q" in told and "progress(" in told and "■" not in told


def test_bars_of_a_question_are_equally_long_and_show_the_share():
    lines = [f"vote:k{i:04} today={ask.today.options[i % 40 > 30].key}" for i in range(40)]
    bars = [row.split()[1] for row in repr(count_votes(ask, lines)).splitlines() if "□" in row or "■" in row]
    assert {len(bar) for bar in bars} == {20} and [bar.count("■") for bar in bars] == [16, 4, 0]


def test_the_right_option_is_sent_with_its_reason(hub):
    ask_class(ask)
    first, right = hub.got[0][2]["questions"][0], next(option for option in ask.today.options if option.right)
    assert (first["right"], first["why"]) == (right.key, plain(right.why))
