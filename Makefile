# A convenience only: each line below can be typed as it stands.

.PHONY: run test lint images benchmarks pins

run:
	pip install -r requirements.txt && streamlit run app.py

test:
	pip install -r requirements-dev.txt && pytest

lint:
	ruff check . && ruff format --check . && mypy

images: # the screenshots of the README, made by the browser tests on their way
	PAIRWELL_PICTURES=docs/images pytest tests/browser

benchmarks: # see tests/benchmarks
	python -m tests.benchmarks.reruns
	python -m tests.benchmarks.cold_start

PINS = uv pip compile --universal --fork-strategy fewest --python-version 3.11 \
	--no-annotate --no-emit-index-url --quiet --custom-compile-command "make pins"

pins: # after a change of requirements*.in; needs uv (pip install uv). What is pinned stays, unless UPGRADE=--upgrade
	$(PINS) $(UPGRADE) requirements.in -o requirements.txt
	$(PINS) $(UPGRADE) requirements-dev.in -c requirements.txt -o requirements-dev.txt
