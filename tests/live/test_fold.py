"""What is for the curious is folded on the site's pages: the whole section, and nothing else."""

import pytest

from tools.build_notebooks import LANGUAGES
from tools.learning_path import CURIOUS
from tools.site.fold import fold_curious

BEFORE = '<section id="a">\n<h1>A</h1>\n<section id="s"><h2>Summary</h2><p>first</p></section>\n'
SECTION = '<section id="c">\n<h2>{title}<a class="headerlink" href="#c">#</a></h2>'
INNER = '<p>x</p><section id="d"><h3>D</h3><div class="cell">y</div></section>\n<section id="e"><h3>E</h3></section>'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_is_folded_below_its_heading(language):
    section = SECTION.format(title=CURIOUS[language][3:])
    folded = fold_curious(f"{BEFORE}{section}{INNER}</section>\n</section>after", language)
    start, _, rest = folded.partition('<details class="curious"><summary>')
    assert start == BEFORE + section, "the heading is where it was, so that it is counted and found"
    assert rest.endswith(f"</summary>{INNER}</details></section>\n</section>after")


def test_a_page_without_it_stays():
    assert fold_curious(f"{BEFORE}</section>", "en") == f"{BEFORE}</section>"
