.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
CORE_VENV := .venv-core
CORE_SOURCES := CMakeLists.txt kiosk/_core.pyi $(shell find cpp -name '*.[ch]pp' -o -name CMakeLists.txt) \
	$(shell find kiosk -name __init__.py)
BUILD_TOOLS := "scikit-build-core>=0.11,<2" "pybind11>=3,<4" "cmake>=3.24,<5" ninja
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

.PHONY: help setup run pictures test test-core lint types test-cpp test-python test-hardware test-cross
.PHONY: test-cage test-clicks test-plug test-air test-booted test-chroot test-contained test-pod-on-air
.PHONY: accuracy accuracy-disturbed coach bench bench-radio bench-screen fuzz format clean bench-disk test-kills test-gym
help:
	@echo "make run        start the kiosk on simulated devices (where there is no display: a demo into out/)"
	@echo "make test       check everything a commit can check"
	@echo
	@echo "make test-core  the gait core's tests alone: a compiler, NumPy and pytest"
	@echo "make accuracy   what the core scores on the public recordings"
	@echo "make coach      which errors the coach tells, and how soon"
	@echo "make test-gym   a gym in bad weather: PostgreSQL, links and 200 kiosks killed for five minutes"
	@echo "make test-plug  a kiosk's machine, in QEMU, loses its current twenty times in mid-visit"
	@echo "make pictures   every screen, state, size and language into out/pictures, each one checked"
	@echo "make test-hardware  the pod's application and case, the kiosk's units and installer"
	@echo "make test-air   the radio against real BlueZ, in a virtual machine"
	@echo "make setup      only prepare .venv and the core"
	@echo "make format     format Python and C++"
	@echo "make clean      remove what make made"

# --- set-up: each file is a stamp, so a second call costs nothing -------------------------------

setup: $(VENV)/.core-built

$(VENV)/.installed: pyproject.toml
	@.setup/debian_packages.sh build
	@echo "Preparing $(VENV) (a few minutes the first time)"
	@"$$(.setup/find_python.sh)" -m venv $(VENV)
	@$(PIP) $(BIN)/python -m pip install -q --upgrade "pip>=25.1"
	@$(PIP) $(BIN)/python -m pip install -q $(BUILD_TOOLS) --group test
	@touch $@

$(VENV)/.core-built: $(VENV)/.installed $(CORE_SOURCES)
	@echo "Building the gait core"
	@$(PIP) $(BIN)/python -m pip install -q --no-build-isolation -e .
	@touch $@

# --- run ----------------------------------------------------------------------------------------

run: setup
	@.setup/debian_packages.sh screen
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/treadform run --simulated; \
	else exec $(BIN)/treadform demo --speed 10 --shots out; fi

pictures: setup
	@.setup/debian_packages.sh screen
	$(BIN)/treadform gallery --shots out/pictures

# --- test ---------------------------------------------------------------------------------------

test: setup
	@.setup/debian_packages.sh screen test
	@$(MAKE) --no-print-directory -j2 -Otarget lint types test-cpp
	@$(MAKE) --no-print-directory test-python

lint: setup
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/clang-format --dry-run --Werror $(shell find cpp tests hardware -name '*.[ch]pp' -o -name '*.[ch]' 2>/dev/null)

types: setup
	$(BIN)/mypy

test-cpp: setup
	@.setup/debian_packages.sh test
	@$(call CPP_TESTS,$(BIN))

CPP_TESTS = $(1)/cmake -S tests/cpp -B build/cpp -G Ninja -DCMAKE_BUILD_TYPE=Release \
	-DCMAKE_MAKE_PROGRAM="$$PWD/$(1)/ninja" > build/cpp.log || { cat build/cpp.log; exit 1; }; \
	$(1)/cmake --build build/cpp && $(1)/ctest --test-dir build/cpp --output-on-failure --no-tests=error

# A module stays on one worker, so that what it sets up is set up once. One worker more than there
# are processors: links that are lost and screens that rest are waited for.
WORKERS = $(shell n=$$(( $$(nproc) + 1 )); echo $$(( n < 4 ? n : 4 )))
test-python: setup
	$(BIN)/python -m pytest --timeout 300 -n $(WORKERS) --dist loadscope

# Of the Python packages only NumPy and pytest, beside what builds the module.
test-core: $(CORE_VENV)/.core-built
	@if [ -e /usr/include/doctest/doctest.h ]; then $(call CPP_TESTS,$(CORE_VENV)/bin); \
	else echo "No doctest here: the C++ tests are left to make test."; fi
	$(CORE_VENV)/bin/python -m pytest tests/kiosk/gait $(wildcard tests/oracles)

$(CORE_VENV)/.core-built: pyproject.toml $(CORE_SOURCES)
	@.setup/debian_packages.sh build
	@"$$(.setup/find_python.sh)" -m venv $(CORE_VENV)
	@$(PIP) $(CORE_VENV)/bin/python -m pip install -q --upgrade "pip>=25.1"
	@$(PIP) $(CORE_VENV)/bin/python -m pip install -q $(BUILD_TOOLS) --group core
	@$(PIP) $(CORE_VENV)/bin/python -m pip install -q --no-build-isolation --no-deps -e .
	@touch $@

test-hardware: setup
	@.setup/debian_packages.sh test cross hardware
	@$(PIP) $(BIN)/python -m pip install -q --group hardware --group air
	@$(call CPP_TESTS,$(BIN))
	$(BIN)/python -m pytest tests/hardware
	TREADFORM_POD_S=60 $(BIN)/python -m pytest -q -s tests/hardware/pod/test_over_bumble.py
	$(BIN)/python -m tests.hardware.figures
	@if [ "$$(id -u)" = 0 ] && unshare --mount true 2>/dev/null; then \
	$(MAKE) --no-print-directory test-chroot; \
	else echo "Left out, for it mounts and wants root: make test-chroot"; fi

# The emulated pod over bumble's air and the real BlueZ. Wants a machine to itself where there is no KVM.
test-pod-on-air: setup
	@.setup/debian_packages.sh air cross
	@$(PIP) $(BIN)/python -m pip install -q --group air
	$(BIN)/python -m tests.on_air pod

# The radio against Debian's kernel and bluetoothd in QEMU.
test-air: setup
	@.setup/debian_packages.sh air
	@$(PIP) $(BIN)/python -m pip install -q --group air
	$(BIN)/python -m tests.on_air

# Installed, updated, rolled back, joined to a gym, reset and uninstalled in a Debian of debootstrap's;
# needs root. SUITE=trixie for Debian 13.
SUITE ?= bookworm
BOOTED = build/air/booted$(if $(filter-out bookworm,$(SUITE)),-$(SUITE))
test-chroot: setup
	@.setup/debian_packages.sh booted
	SUITE=$(SUITE) tests/on_air/booted/build.sh $(BOOTED)

# The same Debian boots as a container, at this machine's own speed; ten minutes.
test-contained: test-chroot
	tests/on_air/booted/contain.sh $(BOOTED)

# A Debian machine that boots and becomes a kiosk; needs root, and half an hour without KVM.
test-booted: setup
	@.setup/debian_packages.sh air booted
	@$(PIP) $(BIN)/python -m pip install -q --group air
	$(BIN)/python -m tests.on_air.booted

# The core's bits on every processor, with what it costs on the pod's.
test-cross: setup
	@.setup/debian_packages.sh test cross
	$(BIN)/python tests/cross/processors.py --all

# The freely licensed recordings, from their public homes; then: TREADFORM_RECORDINGS=recordings
recordings: setup
	$(BIN)/python -m tests.accuracy.public_recordings recordings

# Frames, Python time, start and rest of the screen, with the radio at full load.
bench-screen: setup
	@.setup/debian_packages.sh screen
	$(BIN)/python tests/bench/bench_screen.py

# A frame's path while every commit of the store takes two seconds; SECONDS in all for each.
SECONDS ?= 60
bench-disk: setup
	$(BIN)/python tests/bench/bench_disk.py $(SECONDS)

# Kill -9 at random moments of a member's visit, KILLS times (about four a second).
KILLS ?= 500
test-kills: setup
	TREADFORM_KILLS=$(KILLS) $(BIN)/python -m pytest tests/kiosk/store/test_pulled_plug.py --timeout 1800 -s

# A kiosk's machine in QEMU loses its current in the middle of a visit, PLUGS times, on a disk whose
# cache forgets; see tests/plug/__main__.py. Emulated.
PLUGS ?= 20
test-plug: setup
	@.setup/debian_packages.sh air
	$(BIN)/python -m tests.plug $(PLUGS)

# The radio on the stand-in for BlueZ: frames lost, recovery, frame to Live, CPU. RADIO_S a part.
RADIO_S ?= 60
bench-radio: setup
	$(BIN)/python -m tests.on_bus.figures $(RADIO_S)
	$(BIN)/python -m tests.on_bus.latency $(RADIO_S)

# A stranger at `treadform run`, in each language: pixels to see and a finger; ten minutes.
test-clicks: setup
	@.setup/debian_packages.sh screen test
	$(BIN)/python -m pytest tests/kiosk/cli/stranger.py --timeout 900

# The whole kiosk under cage, headless, for a minute.
test-cage: setup
	@.setup/debian_packages.sh screen cage
	tests/kiosk/app/under_cage.sh 60

# Ratios against our own zero-phase baselines and against peers, each in an environment of its own.
bench: setup
	@.setup/debian_packages.sh cross bench
	$(BIN)/python tests/bench/bench.py build/bench

# Half an hour of libFuzzer in all, or FUZZ_S seconds for each detector.
FUZZ_S ?= 360
fuzz:
	@.setup/debian_packages.sh fuzz
	tests/fuzz/search.sh $(FUZZ_S)

accuracy: setup
	@$(BIN)/python -m tests.accuracy

# The same recordings begun later, worn otherwise, paced, noisy and sampled at other rates.
accuracy-disturbed: setup
	@$(BIN)/python -m tests.accuracy disturbed

# Each error of the exercises, made by the simulator's body, and what the coach said; SEEDS=100.
coach: setup
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.coach

# A gym in bad weather: see tests/gym/storm.py. MINUTES=1 KIOSKS=50 is a short one.
MINUTES ?= 5
KIOSKS ?= 200
test-gym: setup
	@.setup/debian_packages.sh test
	$(BIN)/python -m tests.gym --kiosks $(KIOSKS) --minutes $(MINUTES)

# --- the rest -----------------------------------------------------------------------------------

format: setup
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .
	$(BIN)/clang-format -i $(shell find cpp tests hardware -name '*.[ch]pp' -o -name '*.[ch]' 2>/dev/null)

clean:
	rm -rf $(VENV) $(CORE_VENV) build dist out
