# Sourced by the scripts beside it: finds the programs that they need, and installs what is missing when it may.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export masif_root="$root"

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# The major version of the JDK's compiler; 0 where there is none.
jdk_version() {
  local text
  text=$(javac -version 2>&1) || text=''
  [[ $text =~ ^javac\ ([0-9]+) ]] && printf '%s\n' "${BASH_REMATCH[1]}" || printf '0\n'
}

# require PACKAGE...: of maven, jdk, openssl, chromium, setsid, easy-rsa, icinga2, puppetserver-ca. apt and dpkg are part of Debian and Ubuntu.
require() {
  local package missing=()
  for package in "$@"; do
    case $package in
      maven) command -v mvn >/dev/null || missing+=(maven) ;;
      jdk) (($(jdk_version) >= 17)) || missing+=(default-jdk-headless) ;;
      easy-rsa) [[ -x /usr/share/easy-rsa/easyrsa ]] || missing+=(easy-rsa) ;;
      icinga2) command -v icinga2 >/dev/null || [[ -x /usr/sbin/icinga2 ]] || missing+=(icinga2-bin) ;;
      puppetserver-ca) ruby -e 'require "puppetserver/ca/cli"' 2>/dev/null || missing+=(ruby-puppetserver-ca-cli) ;;
      *) command -v "$package" >/dev/null || missing+=("$package") ;;
    esac
  done
  ((${#missing[@]})) || return 0
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    printf 'Installing %s ...\n' "${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update </dev/null >&2
    apt-get -qq install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
  else
    fail "missing: ${missing[*]}; as root: apt-get install --no-install-recommends ${missing[*]}"
  fi
  (($(jdk_version) >= 17)) || fail 'a JDK 17 or newer is needed, and javac is older or not there'
}
