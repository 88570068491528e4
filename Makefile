# Two commands: `make run [FOLDER=…]` and `make test`. Each sets up what is missing and is quick after that.

VENV   := .venv
PYTHON := $(VENV)/bin/python
# the build without CUDA where the index has one; training on a GPU needs another
TORCH  := torch==2.13.0

SYSTEM := libimage-exiftool-perl libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 \
          libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
          libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 fonts-dejavu-core
# what the tests drive a real window and an independent raw developer with, and watch system calls with
SYSTEM_TEST := $(SYSTEM) xvfb xdotool darktable rawtherapee strace gcc libc6-dev

.PHONY: run test faults lint format bench docs figures package translations clean

run: $(VENV)/.run
	@$(PYTHON) -m cropperhead_desktop $(if $(FOLDER),"$(FOLDER)",demo)

# two at a time, a file's tests together: they share what is expensive to make
test: $(VENV)/.test
	$(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# every writer at every call, parsers for long, the window under random hands: `make faults MINUTES=60 SEED=2`
MINUTES ?= 10
SEED ?= 1
faults: $(VENV)/.test
	CROPPERHEAD_LONG_TESTS=1 CROPPERHEAD_SOAK_MINUTES=$(MINUTES) CROPPERHEAD_SEED=$(SEED) \
	    $(PYTHON) -m pytest -n 2 --dist load -s tests/faults tests/end_to_end/test_batch_survive.py \
	    tests/end_to_end/test_survive.py tests/end_to_end/test_shares.py tests/end_to_end/test_no_network.py

lint: $(VENV)/.test
	$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy && $(VENV)/bin/lint-imports

format: $(VENV)/.test
	$(VENV)/bin/ruff check --fix . && $(VENV)/bin/ruff format .

# the figures of the house: lines, circles, largest class …
figures: $(VENV)/.test
	$(PYTHON) tools/figures.py

package:
	packaging/wheel.sh

# the manual, into build/manual
docs: $(VENV)/.test
	$(PYTHON) tools/reference_pages.py
	$(PYTHON) -m sphinx -q -W --keep-going -b html docs build/manual

bench: $(VENV)/.test
	for file in tests/bench/bench_*.py; do $(PYTHON) "$$file" || exit 1; done

# `make translations LANGUAGE=de`: translate the .ts file with Qt Linguist, run it again, start the program
translations: $(VENV)/.test
	mkdir -p build resources/translations
	$(PYTHON) tools/phrases.py > build/phrases.cpp
	$(VENV)/bin/pyside6-lupdate build/phrases.cpp -no-obsolete -locations none -ts \
	    resources/translations/cropperhead_$(LANGUAGE).ts
	$(VENV)/bin/pyside6-lrelease resources/translations/cropperhead_$(LANGUAGE).ts

$(VENV)/.run: pyproject.toml tools/system-packages.sh Makefile
	tools/system-packages.sh $(SYSTEM)
	python3 -c "import ensurepip" 2>/dev/null || tools/system-packages.sh python3-venv
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e ".[demo]"
	touch $@

$(VENV)/.test: $(VENV)/.run
	tools/system-packages.sh $(SYSTEM_TEST)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check "$(TORCH)" || \
	    echo "PyTorch could not be installed: the tests of training will be skipped"
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e ".[demo,dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
