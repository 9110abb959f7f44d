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
	--no-header --no-annotate --no-emit-index-url --quiet

pins: # after a change of requirements*.in; needs uv (pip install uv)
	echo "# Every package, with its version. Made from requirements.in by \`make pins\`; change that file instead." > requirements.tmp
	$(PINS) requirements.in -c requirements.txt >> requirements.tmp && mv requirements.tmp requirements.txt
	echo "# Every package for the app and its tests, with its version. Made from requirements-dev.in by \`make pins\`." > requirements.tmp
	$(PINS) requirements-dev.in -c requirements.txt -c requirements-dev.txt >> requirements.tmp && mv requirements.tmp requirements-dev.txt
