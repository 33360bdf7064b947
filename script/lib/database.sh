# Sourced by script/test: gets a database server of another kind from Debian, into a folder of its own; the packages of
# this machine stay as they are, and no root is needed.
# shellcheck shell=bash

# database_server NAME: unpacks mysql9 or mariadb10.11 once, and prints the folder.
database_server() {
  local name=$1 suite package home
  case $name in
    mysql9) suite=sid package=mysql-server-core ;;
    mariadb10.11) suite=bookworm package=mariadb-server-core ;;
    *) fail "no such database server: $name; there are mysql9 and mariadb10.11" ;;
  esac
  home=${masif_root:?}/.databases/$name
  if [[ ! -d $home ]]; then
    printf 'Fetching %s from Debian %s ...\n' "$package" "$suite" >&2
    rm -rf -- "$home.partial"
    mkdir -p "$home.partial"
    fetch_packages "$home.partial" "$suite" "$package"
    mv -- "$home.partial" "$home"
  fi
  printf '%s\n' "$home"
}

# fetch_packages FOLDER SUITE PACKAGE: unpacks it with all that it depends on, by an apt that knows of nothing installed.
fetch_packages() {
  local root=$1 suite=$2 package=$3 apt=$1.apt deb
  rm -rf -- "$apt"
  mkdir -p "$apt"/{lists,archives}/partial
  : >"$apt/status"
  printf 'deb [signed-by=%s] %s %s main\n' \
    /usr/share/keyrings/debian-archive-keyring.gpg "$(debian_mirror)" "$suite" >"$apt/sources.list"
  local options=(
    -qq -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status"
    -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives" -o "Dir::Etc::sourcelist=$apt/sources.list"
    -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    -o APT::Install-Recommends=false -o "APT::Sandbox::User=$(id -un)" -o Debug::NoLocking=true -o Acquire::Languages=none
  )
  apt-get "${options[@]}" update </dev/null >&2 || fail "the lists of Debian $suite could not be fetched"
  apt-get "${options[@]}" -y --download-only install "$package" </dev/null >&2 || fail "$package could not be fetched"
  for deb in "$apt"/archives/*.deb; do
    dpkg-deb --extract "$deb" "$root"
  done
  rm -rf -- "$apt"
}

# The archive that this machine itself installs from; MASIF_DEBIAN_MIRROR where that is none of Debian's.
debian_mirror() {
  local mirror=${MASIF_DEBIAN_MIRROR:-}
  if [[ -z $mirror ]]; then
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL) $(COMPONENT)' 'Identifier: Packages' \
      2>/dev/null | awk '$2 == "Debian" && $3 == "Debian" && $4 == "main" { print $1; exit }')
  fi
  if [[ -z $mirror ]]; then
    mirror=$(find /etc/apt/sources.list /etc/apt/sources.list.d -type f -exec cat {} + 2>/dev/null | awk '
      $1 == "URIs:" { uri = $2 }
      $1 == "Suites:" && $0 !~ /security/ { suites = 1 }
      $1 == "deb" { uri = $2 ~ /^\[/ ? $4 : $2; suites = $0 !~ /security/ }
      uri ~ /debian/ && uri !~ /security/ && suites { print uri; exit }')
  fi
  [[ -n $mirror ]] || fail 'apt knows no archive of Debian here: give one as MASIF_DEBIAN_MIRROR'
  printf '%s\n' "${mirror%/}"
}
