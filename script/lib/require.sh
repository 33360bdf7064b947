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

# The package of a JDK that is new enough: on older releases the default one is not.
jdk_package() {
  if [[ $(apt-cache policy default-jdk-headless) =~ Candidate:\ 2:1\.(1[7-9]|[2-9][0-9]) ]]; then
    printf 'default-jdk-headless\n'
  else
    printf 'openjdk-17-jdk-headless\n'
  fi
}

# require PROGRAM...: such as maven, jdk, openssl, chromium, setsid, unzip, debootstrap. apt and dpkg are part of Debian
# and Ubuntu.
require() {
  local program missing=()
  for program in "$@"; do
    case $program in
      maven) command -v mvn >/dev/null || missing+=(maven) ;;
      jdk) (($(jdk_version) >= 17)) || missing+=(jdk) ;;
      easy-rsa) [[ -x /usr/share/easy-rsa/easyrsa ]] || missing+=(easy-rsa) ;;
      icinga2) command -v icinga2 >/dev/null || [[ -x /usr/sbin/icinga2 ]] || missing+=(icinga2-bin) ;;
      haproxy | nginx) [[ -x /usr/sbin/$program ]] || missing+=("$program") ;;
      puppetserver-ca) ruby -e 'require "puppetserver/ca/cli"' 2>/dev/null || missing+=(ruby-puppetserver-ca-cli) ;;
      setsid | unshare) command -v "$program" >/dev/null || missing+=(util-linux) ;;
      ip) command -v ip >/dev/null || missing+=(iproute2) ;;
      *) command -v "$program" >/dev/null || missing+=("$program") ;;
    esac
  done
  ((${#missing[@]})) || return 0
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    local from=$SECONDS
    printf 'Fetching the lists of packages ...\n' >&2
    apt-get -qq update </dev/null >&2
    missing=("${missing[@]/#jdk/$(jdk_package)}")
    printf 'Installing %s ...\n' "${missing[*]}" >&2
    apt-get -qq install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
    printf 'Installing: done in %d s\n' $((SECONDS - from)) >&2
  else
    missing=("${missing[@]/#jdk/default-jdk-headless}")
    fail "missing: ${missing[*]}; as root: apt-get install --no-install-recommends ${missing[*]}"
  fi
  [[ " $* " != *' jdk '* ]] || (($(jdk_version) >= 17)) ||
    fail 'a JDK 17 or newer is needed, and javac is older or not there'
}

# require_networks WHAT: that network namespaces and TUN devices can be made, for what is named in the message.
require_networks() {
  ((EUID == 0)) || fail "$1 needs root, for network namespaces and TUN devices"
  : 2>/dev/null <>/dev/net/tun || fail "$1 needs TUN devices, and /dev/net/tun is missing or cannot be opened"
  require unshare ip socat
}
