# Two commands: `make run [FOLDER=…]` and `make test`. Each sets up what is missing and is quick after that.

VENV   := .venv
PYTHON := $(VENV)/bin/python
# the build without CUDA where the index has one; training on a GPU needs another
TORCH  := torch==2.13.0

SYSTEM := libimage-exiftool-perl libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 \
          libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 \
          libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 fonts-dejavu-core
# what the tests drive a real window and an independent raw developer with, and watch system calls with
SYSTEM_TEST := $(SYSTEM) xvfb xdotool weston desktop-file-utils appstream darktable rawtherapee strace \
               gcc libc6-dev postgresql-15 chromium openssl

# what `make bench` compares with
PEERS := libexempi8 libvips42 gthumb gwenview xvfb xauth

.PHONY: run test test-store faults lint format bench figures package quick lowest newest audit sbom release docs \
        translations clean

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

# the collection on a real S3 server, and killed 50 times on each pair of servers
test-store: $(VENV)/.test
	tools/system-packages.sh ceph-mon ceph-osd radosgw
	CROPPERHEAD_LONG_TESTS=1 $(PYTHON) -m pytest -s tests/store

lint: $(VENV)/.test
	$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy && $(VENV)/bin/lint-imports

format: $(VENV)/.test
	$(VENV)/bin/ruff check --fix . && $(VENV)/bin/ruff format .

# the figures of the house: lines, circles, largest class …
figures: $(VENV)/.test
	$(PYTHON) tools/figures.py

# dist/: the wheel, tried in empty environments; on Linux the folder with the executable `cropperhead`, the .deb and the AppDir
package: $(VENV)/.test
	packaging/wheel.sh
	packaging/folder.sh
	python3 packaging/smoke.py $(if $(DISPLAY),,--no-window) dist/cropperhead/cropperhead
	packaging/deb.sh
	packaging/appdir.sh

# the tests that need no other program and take no minute each, in whatever environment RUN is
QUICK := tests/geometry tests/system tests/domain tests/imaging tests/inference tests/xmp tests/library tests/editors \
         tests/dataset tests/evaluation tests/review tests/workflows tests/cli tests/ui
TOOLS := pytest pytest-qt pytest-timeout pytest-xdist hypothesis scikit-image
quick: $(VENV)/.test
	$(PYTHON) -m pytest -n 2 --dist loadfile $(QUICK)

# exactly the lowest versions that pyproject.toml allows; the newest, its upper bounds taken away
lowest: build/lowest/.ready
	PYTHONPATH=$(CURDIR) build/lowest/bin/python -m pytest -n 2 --dist loadfile $(QUICK)

build/lowest/.ready: pyproject.toml tools/floors.py
	rm -rf build/lowest && python3 -m venv build/lowest
	build/lowest/bin/pip install --quiet --disable-pip-version-check $$(python3 tools/floors.py eval parquet) $(TOOLS)
	touch $@

newest:
	rm -rf build/newest && python3 -m venv build/newest
	build/newest/bin/pip install --quiet --disable-pip-version-check $$(python3 tools/floors.py --newest eval parquet) $(TOOLS)
	PYTHONPATH=$(CURDIR) build/newest/bin/python -m pytest -n 2 --dist loadfile $(QUICK)

# asks the advisory databases about what is needed, as it would be installed today and at the lowest
audit: build/audit/.ready
	build/wheel/bin/pip freeze --exclude cropperhead-desktop > build/newest.txt
	python3 tools/floors.py eval parquet > build/lowest.txt
	for list in newest lowest; do build/audit/bin/pip-audit --strict --disable-pip --no-deps -r build/$$list.txt || exit 1; done

# what is bundled, as CycloneDX
sbom: build/audit/.ready
	mkdir -p dist
	build/audit/bin/cyclonedx-py environment --pyproject pyproject.toml --of JSON -o dist/sbom.json build/wheel/bin/python

build/audit/.ready: pyproject.toml
	rm -rf build/audit build/wheel
	python3 -m venv build/audit && python3 -m venv build/wheel
	build/wheel/bin/pip install --quiet --disable-pip-version-check .
	build/audit/bin/pip install --quiet --disable-pip-version-check pip-audit cyclonedx-bom
	touch $@

# everything that a release needs in dist/: version and changelog checked, packages, SBOM, hashes
release:
	python3 tools/release.py check
	rm -rf dist
	$(MAKE) package sbom
	python3 tools/release.py notes > dist/NOTES.md
	tar --sort=name --owner=0 --group=0 -C dist -cJf dist/cropperhead-$$(python3 tools/release.py version)-linux-$$(uname -m).tar.xz cropperhead
	cd dist && sha256sum *.whl *.deb *.tar.xz sbom.json > SHA256SUMS && cat SHA256SUMS

# the manual, into build/manual
docs: $(VENV)/.test
	$(PYTHON) tools/reference_pages.py
	$(PYTHON) -m sphinx -q -W --keep-going -b html docs build/manual

# side by side with its peers, those that can be installed; 30 minutes: tests/bench/RESULTS.md, a line of README
bench: $(VENV)/.test
	tools/system-packages.sh $(PEERS)
	for peer in pyexiv2 python-xmp-toolkit pyvips smartcrop autocrop; do \
	    $(PYTHON) -m pip install --quiet --disable-pip-version-check $$peer || echo "$$peer: left out"; done
	xvfb-run -a $(PYTHON) tests/bench/run.py

# new phrases into the .ts files, translated there with Qt Linguist, and those into .qm; a language more: LANGUAGES="de fr it"
LANGUAGES := de fr
translations: $(VENV)/.test
	mkdir -p build resources/translations
	$(PYTHON) tools/phrases.py > build/phrases.cpp
	for language in $(LANGUAGES); do \
	    file=resources/translations/cropperhead_$$language.ts; \
	    $(VENV)/bin/pyside6-lupdate build/phrases.cpp -silent -no-obsolete -locations none \
	        -source-language en -target-language $$language -ts $$file && \
	    $(VENV)/bin/pyside6-lrelease -silent $$file || exit 1; done

$(VENV)/.run: pyproject.toml cropperhead_desktop/__init__.py tools/system-packages.sh Makefile
	tools/system-packages.sh $(SYSTEM)
	python3 -c "import ensurepip" 2>/dev/null || tools/system-packages.sh python3-venv
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test: $(VENV)/.run
	tools/system-packages.sh $(SYSTEM_TEST)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check "$(TORCH)" || \
	    echo "PyTorch could not be installed: the tests of training will be skipped"
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
