# Sourced by script/test, script/demo and script/prove-cluster: gets a database server of another kind from Debian or Ubuntu,
# or that of this machine's release, into a folder of its own; the packages of this machine stay as they are, and no root is needed.
# shellcheck shell=bash

# shellcheck disable=SC2034
database_servers=(mysql9 mysql8.4 mysql8.0 mariadb10.6 mariadb10.11 mariadb11.8)

# database_server NAME: unpacks such as mysql9 or mariadb10.6 once, and prints the folder.
database_server() {
  local name=$1 archive package
  case $name in
    mysql9) archive=(debian sid) package=mysql-server-core ;;
    mysql8.4) archive=(ubuntu resolute resolute-updates) package=mysql-server-core ;;
    mysql8.0) archive=(ubuntu jammy jammy-updates) package=mysql-server-core-8.0 ;;
    mariadb10.6) archive=(ubuntu jammy jammy-updates) package=mariadb-server-core-10.6 ;;
    mariadb10.11) archive=(debian bookworm) package=mariadb-server-core ;;
    mariadb11.8) archive=(debian trixie) package=mariadb-server-core ;;
    *) fail "no such database server: $name; there are ${database_servers[*]}" ;;
  esac
  unpack_once "$name" "$package" "${archive[@]}"
}

# galera_server: unpacks what mariadb-server and galera-4 of this machine's release consist of once, and prints the folder.
galera_server() {
  local server=mariadb-server-core
  ! grep -q '^VERSION_CODENAME=jammy$' /etc/os-release || server=mariadb-server-core-10.6
  unpack_once galera "$server galera-4" machine
}

# unpack_once NAME PACKAGES FROM...: unpacks packages from where fetch_packages has them, once, however many ask for them at the
# same time, and prints the folder.
unpack_once() {
  local home=${masif_root:?}/.databases/$1
  mkdir -p "${home%/*}"
  (
    flock 9
    if [[ ! -d $home ]]; then
      printf 'Fetching %s from %s ...\n' "$2" "${*:3}" >&2
      rm -rf -- "$home.partial"
      mkdir -p "$home.partial"
      fetch_packages "$home.partial" "${@:2}"
      mv -T -- "$home.partial" "$home"
    fi
  ) 9>"$home.lock"
  [[ -d $home ]] || exit 1
  printf '%s\n' "$home"
}

# fetch_packages FOLDER PACKAGES debian|ubuntu SUITE... | machine: unpacks them with all that they depend on, by an apt that
# knows of nothing installed; from an archive, or from where this machine installs from.
fetch_packages() {
  local root=$1 packages of=$3 apt=$1.apt suite deb key mirror sources=()
  read -ra packages <<<"$2"
  shift 3
  mkdir -p "$apt.keys"
  case $of in
    debian) key=/usr/share/keyrings/debian-archive-keyring.gpg mirror=$(debian_mirror) ;;
    ubuntu) key=$(ubuntu_key "$apt.keys") mirror=$(ubuntu_mirror "$apt.keys") ;;
  esac
  rm -rf -- "$apt"
  mkdir -p "$apt"/{lists,archives}/partial
  : >"$apt/status"
  if [[ $of != machine ]]; then
    for suite in "$@"; do
      printf 'deb [signed-by=%s] %s %s main%s\n' "$key" "$mirror" "$suite" "$([[ $of == debian ]] || echo ' universe')"
    done >"$apt/sources.list"
    sources=(
      -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
      -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    )
  fi
  local options=(
    -qq -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status"
    -o "Dir::Cache=$apt" -o "Dir::Cache::archives=$apt/archives" "${sources[@]}"
    -o APT::Install-Recommends=false -o "APT::Sandbox::User=$(id -un)" -o Debug::NoLocking=true -o Acquire::Languages=none
  )
  apt-get "${options[@]}" update </dev/null >&2 || fail "the lists of $of's packages could not be fetched"
  apt-get "${options[@]}" -y --download-only install "${packages[@]}" </dev/null >&2 ||
    fail "${packages[*]} could not be fetched"
  for deb in "$apt"/archives/*.deb; do
    dpkg-deb --extract "$deb" "$root" || fail "$deb could not be unpacked"
  done
  rm -rf -- "$apt" "$apt.keys"
}

# ubuntu_key FOLDER: the key of Ubuntu's archive, which Debian signs as a package of its own; prints its file.
ubuntu_key() {
  local key=usr/share/keyrings/ubuntu-archive-keyring.gpg
  if [[ -r /$key ]]; then
    printf '/%s\n' "$key"
  else
    fetch_packages "$1" ubuntu-archive-keyring debian trixie
    [[ -r $1/$key ]] || fail "Debian's ubuntu-archive-keyring has no $key"
    printf '%s\n' "$1/$key"
  fi
}

# ubuntu_mirror FOLDER: Ubuntu's archive, as Debian's debootstrap knows it; MASIF_UBUNTU_MIRROR where it is another one.
ubuntu_mirror() {
  local suites=usr/share/debootstrap/scripts mirror=${MASIF_UBUNTU_MIRROR:-}
  if [[ -z $mirror ]]; then
    [[ -r /$suites/gutsy ]] || fetch_packages "$1" debootstrap debian trixie
    mirror=$(cat "/$suites/gutsy" "$1/$suites/gutsy" 2>/dev/null |
      awk '$1 == "default_mirror" && $2 !~ /old/ { print $2; exit }')
  fi
  [[ -n $mirror ]] || fail 'debootstrap knows no archive of Ubuntu: give one as MASIF_UBUNTU_MIRROR'
  printf '%s\n' "$mirror"
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
