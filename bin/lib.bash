# What the scripts beside this file share. Not a command.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export LC_ALL=C.UTF-8 # Vietnamese file names, whatever the machine's locale

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 2
}

is_jdk_25() {
  [[ -x $1/bin/javac && -r $1/release ]] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

# Sets JAVA_HOME to a JDK 25, wherever the machine has one.
need_jdk() {
  local candidate on_path=
  if command -v javac >/dev/null; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  fi
  for candidate in "${GUONGSANG_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /opt/*jdk* /opt/*/*jdk* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/*; do
    if [[ -n $candidate ]] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  fail "Cần JDK 25: cài một bản (ví dụ Temurin 25) rồi chạy lại, hoặc đặt GUONGSANG_JAVA_HOME. (JDK 25 is needed: install one, such as Temurin 25, and run this again, or set GUONGSANG_JAVA_HOME.)"
}

# need_command COMMAND PACKAGE...: installs Debian's packages unless the command is there.
need_command() {
  local command=$1
  shift
  command -v "$command" >/dev/null && return
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    fail "Thiếu $command: hãy chạy apt-get install $* bằng root. ($command is missing: run apt-get install $* as root.)"
  fi
  say "Đang cài $*… (installing)"
  local log
  log=$(mktemp)
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    fail "Không cài được $*. ($* could not be installed.)"
  fi
  rm -f "$log"
}

need_maven() { need_command mvn maven; }

maven() {
  # Maven's own libraries call what JDK 25 warns about
  (cd "$root" && MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
    mvn -q -B -ntp -Dstyle.color=never "$@")
}

# Whether something below the given paths is newer than the stamp file.
newer_than() {
  local stamp=$1
  shift
  [[ ! -e $stamp ]] || [[ -n $(find "$@" -newer "$stamp" -print -quit 2>/dev/null) ]]
}
