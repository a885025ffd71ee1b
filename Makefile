.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
CORE := $(VENV)/.core-built

.PHONY: help setup
help:
	@echo "make run    start the kiosk on simulated devices"
	@echo "make test   check everything a commit can check"

$(VENV)/.installed: pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/pip install -q --upgrade pip
	$(BIN)/pip install -q "scikit-build-core>=0.11,<2" "pybind11>=3,<4" cmake ninja --group test
	touch $@

$(CORE): $(VENV)/.installed CMakeLists.txt $(shell find cpp -name '*.[ch]pp' -o -name '*.cpp')
	$(BIN)/pip install -q --no-build-isolation -e .
	touch $@

setup: $(CORE)
