# Sourced after require.sh and database.sh: minimal systems of Debian and Ubuntu by debootstrap, in a folder.
# Callers run in a mount namespace of their own, because proc and dev are mounted there.
# shellcheck shell=bash

# shellcheck disable=SC2034
debootstrap_releases=(bookworm trixie jammy noble)

# release_options ARGUMENT...: sets release, mirror, security_mirror, fresh and rest by the arguments of a script.
release_options() {
  release='' mirror='' security_mirror='' fresh='' rest=()
  while (($#)); do
    case $1 in
      --mirror) mirror=${2:?'--mirror needs an address'} && shift 2 ;;
      --security-mirror) security_mirror=${2:?'--security-mirror needs an address'} && shift 2 ;;
      --fresh) fresh=yes && shift ;;
      --*) rest+=("$1" "${2:?"$1 needs a value"}") && shift 2 ;;
      *)
        [[ -z $release ]] || fail "one release at a time, not $release and $1"
        release=$1
        shift
        ;;
    esac
  done
  : "${release:=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")}"
  [[ " ${debootstrap_releases[*]} " == *" $release "* ]] ||
    fail "no such release: $release; there are ${debootstrap_releases[*]}"
}

is_ubuntu() { [[ $release == jammy || $release == noble ]]; }

# The mirror of this host's apt for a label, if there is one.
host_mirror() { # LABEL
  # shellcheck disable=SC2016 # apt expands it
  apt-get indextargets --format '$(LABEL)|$(REPO_URI)' | awk -F '|' -v label="$1" '$1 == label { print $2; exit }'
}

# find_mirrors: sets mirror, security_mirror and keyring where they were not given. An archive of Ubuntu has its security
# updates as well.
find_mirrors() {
  local keys=target/keys-$release
  mkdir -p .cache "$keys"
  if is_ubuntu; then
    : "${mirror:=$(ubuntu_mirror "$keys")}"
    : "${security_mirror:=$mirror}"
    keyring=.cache/ubuntu-archive-keyring.gpg
    [[ -r $keyring ]] || install -m 644 "$(ubuntu_key "$PWD/$keys")" "$keyring"
  else
    : "${mirror:=$(debian_mirror)}"
    : "${security_mirror:=$(host_mirror Debian-Security)}"
    : "${security_mirror:=${mirror%/}-security}"
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  fi
}

# sources ROOT SUITE...: writes its sources.list.
sources() {
  local at=$1 suite
  shift
  for suite in "$@"; do
    case $suite in
      *-security) printf 'deb %s %s ' "$security_mirror" "$suite" ;;
      *) printf 'deb %s %s ' "$mirror" "$suite" ;;
    esac
    if is_ubuntu; then printf 'main universe\n'; else printf 'main\n'; fi
  done >"$at/etc/apt/sources.list"
}

# inside ROOT COMMAND...: as root of the system in that folder.
inside() {
  local at=$1
  shift
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive chroot "$at" "$@" </dev/null
}

# minimal ROOT: a minimal system of the release, as its first publication was, without services that start. It is kept
# in .cache/.
minimal() {
  local at=$1 tar=.cache/minimal-$release.tar script=/usr/share/debootstrap/scripts/$release
  mkdir -p .cache "$at"
  if [[ -n $fresh || ! -f $tar ]]; then
    # a debootstrap that is older than the release knows its elder brothers
    [[ -e $script ]] || script=${script%/*}/$(is_ubuntu && echo gutsy || echo sid)
    debootstrap --variant=minbase --keyring="$keyring" "$release" "$at" "$mirror" "$script" >"target/debootstrap-$release.log" ||
      fail "debootstrap failed: target/debootstrap-$release.log"
    tar -C "$at" --numeric-owner -cf "$tar.next" .
    mv "$tar.next" "$tar"
  else
    tar -C "$at" --numeric-owner -xf "$tar"
  fi
  printf '#!/bin/sh\nexit 101\n' >"$at/usr/sbin/policy-rc.d"
  chmod 755 "$at/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$at/etc/resolv.conf"
  # this system is thrown away: a power cut may cost it
  printf 'force-unsafe-io\n' >"$at/etc/dpkg/dpkg.cfg.d/proof"
}

# mounts ROOT: what programs inside need of the kernel.
mounts() {
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
}

# discard ROOT: removes the folder, after all that is mounted in it.
discard() {
  local at
  [[ -d $1 ]] || return 0
  while read -r at; do
    umount --lazy "$at"
  done < <(awk -v root="$(realpath "$1")/" 'index($5, root) == 1 { print $5 }' /proc/self/mountinfo | sort -r)
  rm -rf --one-file-system "$1"
}
