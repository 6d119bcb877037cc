# make course               set up, and open the course (Japanese)
# make course LANGUAGE=en   the same in English
# make test                 set up, and run the tests: every kind of them, in about 6 minutes
# make quick                those of them that what differs from HEAD can touch, in a minute (BASE=main: from there)
# make browser              every test in a browser; of these make test takes one walk through chapter 1
# make strict               run every notebook in a kernel of its own by nbval; of these make test takes chapter 1
# make check                build every notebook once more and compare it whole; about 2 minutes
# make everything           all of the four above, with the big sweeps in full; THOROUGH=0 keeps these short
# make notebooks            build the notebooks from notebooks/source
# make pictures             draw the pictures at the chapters' tops
# make oldest               the same tests, but in a browser, with the oldest versions that the requirements allow
# make binder               take Binder's steps in a fresh venv and run a notebook there; about 3 minutes
# make bench                speed, memory and size beside the usual way; about 4 minutes
# make holdout             whether chapter 11's numbers hold for diaries that it does not show; about a minute
# make bench-peers          install what training is compared with (scikit-learn, PyTorch, the TensorFlow Playground's
#                          engine, which needs Node.js 20), then make bench
# make hub                  set up, and open a hub on this machine to try a class with (docs/teaching.md; needs Node.js 20)
# make cards               how high every card of every chapter is, its smallest letters, contrast and sliders; about 20 minutes
# make load                 a class of 1, 5, 10, 20 and 40 learners on that hub, and the votes of 40: seconds and memory; about 12 minutes
# make a11y                 every panel before axe-core and by keyboard alone, in a browser; about half an hour
# make answer-key           for teachers: all answers, with why, into build/answer-key.ja.html and .en.html (and .md)
# make live                 build the pages that run in the reader's browser, and serve them on this machine (needs Node.js 20)
# make live ADDRESS=0.0.0.0 the same, and a class can open them from their machines
# make serve                serve what stands in build/site already (ADDRESS=0.0.0.0: for the whole room); no network is needed
# make site                 build the same for others into build/site, and check it in a Chromium; about 5 minutes
# make archive              pack the built site into one file that runs without internet (docs/embedding.md); make site comes before
# make live-tests           the site's tests in real browsers, and every cell in the browser's own Python; build it before
# make links                whether every link of the pages and notebooks leads somewhere, those to outside too
# make release VERSION=1.2.3   name a version (CONTRIBUTING.md says what comes after it)
# make path                 how many words, panels, exercises and minutes each chapter holds
# make format               format the code as the tests want it

LANGUAGE = ja
PYTHON = python3
CHAPTER = 00_start
BIN = .venv/bin
HUB = .venv-hub/bin
OLDEST = .venv-oldest/bin
CHROMIUM_FOUND = $(or $(CHROMIUM),$(shell command -v chromium chromium-browser google-chrome chrome 2>/dev/null | head -n 1))

THOROUGH = 1
REPOSITORY =
REF = main
PORT = 8000
ADDRESS = 127.0.0.1

PYTEST = NBLIB_PROGRESS=off CHROMIUM="$(CHROMIUM_FOUND)" $(BIN)/python -m pytest
SHARED_OUT = -rs -n auto --dist loadfile --no-loadscope-reorder
NBVAL = --nbval --nbval-sanitize-with tests/nbval.cfg

NEW_ENOUGH = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
  { echo "Python 3.11 以上が必要です。 Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }

.PHONY: a11y answer-key archive bench bench-peers binder browser cards check clean course everything format holdout hub links live \
  live-tests load notebooks oldest path pictures quick release serve site strict style test

course: .venv/ready
	@test -f notebooks/$(LANGUAGE)/$(CHAPTER).ipynb || \
	  { echo "LANGUAGE は ja か en です。 LANGUAGE is ja or en, not '$(LANGUAGE)'."; exit 1; }
	$(BIN)/python -m tools.copies
	$(BIN)/jupyter lab course/$(LANGUAGE)/$(CHAPTER).ipynb

# Each of the hundred processes would compile nblib anew, where the environment forbids to keep bytecode
test quick browser strict everything oldest: export PYTHONDONTWRITEBYTECODE =

# The notebooks' cells and the tests in one run, as collecting and the last one's end make processes wait
test: style .venv/browser-if-any
	$(PYTEST) $(SHARED_OUT) $(NBVAL) notebooks/ja/01_neuron.ipynb tests

quick: style
	NBLIB_PROGRESS=off $(BIN)/python -m tools.affected $(if $(BASE),--base $(BASE))

browser: .venv/browser
	NBLIB_BROWSER=1 $(PYTEST) $(SHARED_OUT) tests/browser

strict: .venv/tests
	$(PYTEST) $(SHARED_OUT) $(NBVAL) notebooks/ja notebooks/en

# The big sweeps in full, each chapter in both languages, and what make check compares; with NBLIB_BINDER=1 Binder's steps
everything: style .venv/browser $(if $(NBLIB_BINDER),.venv/binder)
	NBLIB_THOROUGH=$(THOROUGH) NBLIB_BROWSER=1 $(PYTEST) $(SHARED_OUT) $(NBVAL) notebooks/ja notebooks/en tests

style: .venv/tests
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

check: .venv/tests
	$(BIN)/python -m tools.build_notebooks --check

oldest: .venv-oldest/ready
	NBLIB_PROGRESS=off $(OLDEST)/python -m pytest $(SHARED_OUT) $(NBVAL) notebooks/ja notebooks/en tests \
	  --ignore tests/browser --ignore tests/a11y

binder: .venv/binder
	NBLIB_BINDER=1 $(BIN)/python -m pytest -rs tests/binder

bench: .venv/browser
	CHROMIUM="$(CHROMIUM_FOUND)" $(BIN)/python -m benchmarks.run $(BENCH)

holdout: .venv/ready
	$(BIN)/python -m benchmarks.holdout $(HOLDOUT)

# Without that engine the rest is measured all the same
bench-peers: .venv/peers
	-$(BIN)/python -m benchmarks.engine
	$(MAKE) --no-print-directory bench

cards: .venv/browser
	CHROMIUM="$(CHROMIUM_FOUND)" $(BIN)/python -m benchmarks.cards $(CARDS)

answer-key: .venv/tests
	NBLIB_PROGRESS=off $(BIN)/python -m tools.answer_key

hub: .venv-hub/ready
	NBLIB_HUB_LANGUAGE=$(LANGUAGE) $(HUB)/jupyterhub -f hub/jupyterhub_config.py

load: .venv-hub/ready
	$(HUB)/python -m benchmarks.load $(LOAD)

a11y: .venv/a11y
	NBLIB_A11Y=1 CHROMIUM="$(CHROMIUM_FOUND)" $(BIN)/python -m pytest -rs -n auto --dist load tests/a11y

site: built-site
	CHROMIUM="$(CHROMIUM_FOUND)" $(BIN)/python -m tools.site.check

live: built-site serve

serve:
	$(BIN)/python -m tools.live.serve $(PORT) $(ADDRESS)

archive: .venv/site
	$(BIN)/python -m tools.site.archive

live-tests: .venv/browser
	NBLIB_LIVE=1 $(PYTEST) $(SHARED_OUT) tests/live

.PHONY: built-site
built-site: .venv/site
	@command -v npm >/dev/null || { echo "Node.js 20 以上(npm つき)が必要です。 Node.js 20 or newer (with npm) is needed."; exit 1; }
	SITE_LIVE=1 REPOSITORY="$(REPOSITORY)" REF="$(REF)" $(BIN)/python -m tools.site.build

links: .venv-links/ready
	.venv-links/bin/python -m pytest -p no:cacheprovider -q --check-links *.md docs notebooks/ja notebooks/en

release: .venv/tests
	$(BIN)/python -m tools.release "$(VERSION)"

notebooks: .venv/tests
	$(BIN)/python -m tools.build_notebooks

pictures: .venv/tests
	$(BIN)/python -m tools.chapter_pictures

path: .venv/tests
	@$(BIN)/python -m tools.learning_path

format: .venv/tests
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

clean:
	rm -rf .venv .venv-hub .venv-links .venv-oldest build *.egg-info

.venv/ready: requirements.txt pyproject.toml
	@$(NEW_ENOUGH)
	@echo "== 準備しています(数分かかります)。 Setting up .venv, this takes a few minutes."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	$(BIN)/jupyter labextension disable --level=sys_prefix @jupyterlab/apputils-extension:announcements
	@touch $@

.venv/tests: .venv/ready tests/requirements.txt requirements-digits.txt
	$(BIN)/python -m pip install --disable-pip-version-check -r tests/requirements.txt
	@touch $@

.venv/binder: .venv/tests tests/binder/requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check -r tests/binder/requirements.txt
	@touch $@

.venv/browser: .venv/tests tests/browser/requirements.txt
	@echo "== Chromium: $(CHROMIUM_FOUND)"
	$(BIN)/python -m pip install --disable-pip-version-check -r tests/browser/requirements.txt
	@touch $@

.PHONY: .venv/browser-if-any
.venv/browser-if-any: .venv/tests
	@if [ -n "$(CHROMIUM_FOUND)" ]; then $(MAKE) --no-print-directory .venv/browser; fi

.venv/a11y: .venv/browser tests/a11y/requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check -r tests/a11y/requirements.txt
	@touch $@

.venv/site: .venv/browser tools/site/requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check -r tools/site/requirements.txt
	@touch $@

.venv/peers: .venv/ready benchmarks/requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

# pytest-check-links wants an older pytest than ours.
.venv-links/ready:
	$(PYTHON) -m venv .venv-links
	.venv-links/bin/python -m pip install --disable-pip-version-check "pytest-check-links>=0.10,<1"
	@touch $@

# With uv, as pip cannot be asked for the oldest. On a newer Python it takes the oldest that are ready to install there
# (numpy 1.26 never was for Python 3.13). A fresh venv each time, as uv leaves what is in it if the range allows that.
.venv-oldest/ready: requirements.txt pyproject.toml tests/requirements.txt requirements-digits.txt
	@$(NEW_ENOUGH)
	$(PYTHON) -m venv --clear .venv-oldest
	$(OLDEST)/python -m pip install --disable-pip-version-check uv
	$(OLDEST)/uv pip install --python $(OLDEST)/python --resolution lowest-direct --only-binary :all: -r requirements.txt -r tests/requirements.txt
	@touch $@

# The hub has an environment of its own: a learner alone needs none of it.
.venv-hub/ready: requirements.txt pyproject.toml hub/requirements.txt hub/package.json
	@command -v npm >/dev/null || \
	  { echo "Node.js 20 以上(npm つき)が必要です。 Node.js 20 or newer (with npm) is needed for the hub's proxy."; exit 1; }
	@$(NEW_ENOUGH)
	$(PYTHON) -m venv .venv-hub
	$(HUB)/python -m pip install --disable-pip-version-check -r hub/requirements.txt
	cp hub/package.json .venv-hub && npm install --prefix .venv-hub --no-audit --no-fund --no-package-lock
	$(HUB)/jupyter labextension disable --level=sys_prefix @jupyterlab/apputils-extension:announcements
	@touch $@
