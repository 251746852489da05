# Shared by the scripts of this folder, by sourcing: installs what is missing, configures, builds.
# Nothing here needs the network or root when everything is there.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

# A package a line; a second word is a program that does as well, wherever it came from.
build_packages='
g++
cmake cmake
ninja-build ninja
pkg-config pkg-config
ccache ccache
libsqlite3-dev
libsqlitecpp-dev
libcpp-httplib-dev
libsimdjson-dev
nlohmann-json3-dev
doctest-dev
libssl-dev
libcurl4-openssl-dev
libre2-dev
libcli11-dev
libspdlog-dev
libfmt-dev
libtomlplusplus-dev
libexpected-dev
python3 /usr/bin/python3
sqlite3 sqlite3
'
# Debian's Python is named by its path everywhere: another python3 earlier in PATH has no boto3.
test_packages='
python3-boto3
awscli /usr/bin/aws
nodejs node
npm npm
curl curl
openssl openssl
strace strace
faketime
clang-format-14 clang-format-14
'
bench_packages='
valgrind valgrind
'
fuzz_packages='
clang-14 clang++-14
libclang-rt-14-dev
'

missing_packages() {
  local package program
  while read -r package program; do
    [ -n "$package" ] || continue
    if [ -n "$program" ] && command -v "$program" >/dev/null; then continue; fi
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done <<<"$1"
}

# require LIST...: installs the packages of the lists that are missing.
require() {
  local missing sudo="" try
  missing=$(missing_packages "$(printf '%s\n' "$@")" | xargs)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "As root: apt-get install $missing" >&2; return 1; }
    sudo=sudo
  fi
  echo "Installing $missing"
  # The lock of the package lists cannot be waited for, that of dpkg can.
  for try in 1 2 3 4 5 6; do
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq update && break
    [ "$try" = 6 ] || sleep 10
  done
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
    -o DPkg::Lock::Timeout=600 install $missing >/dev/null
}

# As many jobs as processors, but a job needs up to 1 GiB.
build_jobs() {
  local processors memory_gib
  processors=$(nproc)
  memory_gib=$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
  if [ "$memory_gib" -lt "$processors" ]; then processors=$((memory_gib > 0 ? memory_gib : 1)); fi
  echo "$processors"
}

# build PRESET [TARGET...]: leaves the programs in build/PRESET; all of them if none is named.
build() {
  if [ ! -f "build/$1/build.ninja" ]; then
    mkdir -p build
    cmake --preset "$1" >"build/configure-$1.log" 2>&1 || { cat "build/configure-$1.log"; return 1; }
  fi
  NINJA_STATUS='[%f/%t] ' cmake --build --preset "$1" -j "$(build_jobs)" ${2:+--target "${@:2}"}
}
