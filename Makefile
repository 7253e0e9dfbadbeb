# Two commands matter: `make run` and `make test`. Both work on a machine that has only Swift 6 and git.

SWIFT ?= swift
PORT ?= 4010
KAKEHASHI = .build/release/kakehashi

.PHONY: help run test setup generate check-generated format lint corpus plugins docs bench bench-mock peers fuzz clean
.DEFAULT_GOAL := help

help: ## Show what can be made.
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

setup: ## Install libyaml where it is missing.
	@.make/setup

run: setup ## Build, regenerate, and serve the whole platform.
	$(SWIFT) build -c release --product kakehashi
	@$(MAKE) --no-print-directory generate GENERATE=$(KAKEHASHI)
	@$(KAKEHASHI) serve --no-security --port $(PORT)

# The generator in the form that is built fastest; `make run` passes the one that it has anyway.
GENERATE ?= .build/debug/kakehashi-generate

generate: ## Write the Swift of every contract of specs/platform.yaml to generated/.
	@.make/generate $(GENERATE)

check-generated: ## Fail if generated/ is not what the generator writes.
	@.make/generate $(GENERATE) --check

format: ## Lay out all Swift as the project does.
	$(SWIFT) format -i -r Package.swift Sources Tests Plugins Benchmarks

lint:
	$(SWIFT) format lint --strict -r Package.swift Sources Tests Plugins Benchmarks

# One test after the other: all at once, those that compile or count keep the sockets and clocks of others waiting.
test: setup lint ## Check format, build with warnings as errors, run all tests, check generated/, use the plugins.
	KAKEHASHI_STRICT=1 $(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	KAKEHASHI_STRICT=1 $(SWIFT) test --skip-build --no-parallel
	@$(MAKE) --no-print-directory check-generated
	@.make/plugins

corpus: setup ## Generate and compile every document of KAKEHASHI_CORPUS, the largest too; takes minutes.
	$(SWIFT) build -c release --product kakehashi-generate
	@.make/corpus .build/release/kakehashi-generate

plugins: setup ## Build a package that uses both plugins, as a vendor would.
	@.make/plugins

docs: setup ## Convert the articles; fail on what DocC finds in them.
	@.make/docs

# The tool that the peers talk to; it is not built here.
MOCK ?= .build/debug/kakehashi

# All of them by default: contracts, standards and fuzzing, which takes half an hour.
PEERS ?=

peers: ## Let clients that others wrote talk to the mocks; needs PyPI the first time.
	@KAKEHASHI=$(MOCK) .make/peers $(PEERS)

bench: setup ## Measure against the floors of the same run.
	@.make/install wrk wrk
	@Benchmarks/run

bench-mock: setup ## Measure the mock alone: its speed, its start and its memory.
	@.make/install wrk wrk
	@Benchmarks/run mock

SECONDS ?= 60

fuzz: setup ## Feed the four readers with broken input, each for SECONDS=60 seconds.
	@.make/fuzz $(SECONDS)

clean: ## Remove what was built.
	rm -rf .build .build-* Benchmarks/.build Benchmarks/.build-*
