# Shared by the scripts in scripts/: sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
PY="$ROOT/target/tools/py/bin"
KEYCLOAK_VERSION=26.7.3
KEYCLOAK="$ROOT/target/tools/keycloak-$KEYCLOAK_VERSION"
OASDIFF_VERSION=1.37.0
OASDIFF="$ROOT/target/tools/oasdiff-$OASDIFF_VERSION"
OAUTH2_PROXY_VERSION=7.15.6
OAUTH2_PROXY="$ROOT/target/tools/oauth2-proxy-$OAUTH2_PROXY_VERSION"
SPRING="$ROOT/target/tools/spring"
CARGO_ABOUT_VERSION=0.9.3
CARGO_CYCLONEDX_VERSION=0.5.9
CARGO_TOOLS="$ROOT/target/tools/cargo/bin"
# Debian's; another one by the environment.
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"

say() { printf '== %s\n' "$*"; }
die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# step NAME COMMAND...: runs the command and says how long it took; its failure ends the script.
step() {
  local name=$1 from=$SECONDS
  shift
  say "$name"
  "$@" || die "$name failed after $((SECONDS - from)) s"
  say "$name: ok, $((SECONDS - from)) s"
}

# at_least LEAST VERSION
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# Prints where Go is. Debian's is too old for oauth2-proxy; scripts/setup then installs PyPI's copy.
go_program() {
  local version
  if version=$(go env GOVERSION 2>/dev/null) && at_least go1.26.0 "$version"; then command -v go; else echo "$PY/go"; fi
}

# Where a program of LLVM of the present Rust is (the component llvm-tools).
llvm_tool() {
  printf '%s/lib/rustlib/%s/bin/%s\n' "$(rustc --print sysroot)" "$(rustc -vV | sed -n 's/^host: //p')" "$1"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Sets TEST_POSTGRES_URL to a running server: the caller's, the one of scripts/postgres, or one that ends with this script.
# The argument may be --fast, as in scripts/postgres.
need_postgres_server() {
  if [ -z "${TEST_POSTGRES_URL:-}" ] && ! TEST_POSTGRES_URL=$("$ROOT/scripts/postgres" url "$@" 2>/dev/null); then
    trap "'$ROOT/scripts/postgres' stop $*" EXIT
    TEST_POSTGRES_URL=$("$ROOT/scripts/postgres" start "$@")
  fi
  export TEST_POSTGRES_URL
}
