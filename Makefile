.DEFAULT_GOAL := help
.PHONY: help run test check audit generate contract providers loopback clients openid pages dist bench fuzz

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build the release and serve it on SQLite at http://127.0.0.1:3000
	@scripts/run

test: ## install what is missing and run every check: what CI runs
	@scripts/test

check: ## formats, clippy and, where cargo-deny is installed, licences and sources of dependencies
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked
	@scripts/audit --offline

audit: ## install cargo-deny (minutes) and check dependencies, also against the advisory database (from the internet)
	@scripts/audit

generate: ## make generated/ from openapi/: document, Rust server, TypeScript client
	@scripts/setup generate
	@scripts/generate

contract: ## run schemathesis over the whole document on SQLite and PostgreSQL, or at CONTRACT_URL; page in target/contract
	@scripts/contract

providers: ## log in through real identity providers: oidc-provider, nanoidp, Keycloak
	@scripts/providers

loopback: ## run the Node service, and services built on its core package, beside ours
	@scripts/loopback

clients: ## log in with clients made from the document: TypeScript (Node, browser, typescript-fetch), Python
	@scripts/clients

openid: ## log in by client libraries of OpenID Connect: npm, Go, Python, Spring, oauth2-proxy
	@scripts/openid

pages: ## walk through the service's own pages in Chromium; pictures in target/pages
	@scripts/pages

fuzz: ## send generated requests, provider answers and settings: FUZZ_SECONDS (600) or FUZZ_CASES, FUZZ_SEED; see tests/README.md
	@scripts/fuzz

dist: ## build what a release ships: one binary, deployment files, SBOM, licences; in target/dist
	@scripts/dist

bench: ## measure the release build beside bare hyper and argon2: BENCH_SECONDS, BENCH_ROUNDS, BENCH_USERS, BENCH_SOAK, BENCH_INSTANCES
	@scripts/bench
