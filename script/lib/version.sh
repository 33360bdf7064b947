# Sourced after require.sh: which build this is.
# shellcheck shell=bash

# The seconds of the epoch that all files of a build are given: of the commit, or SOURCE_DATE_EPOCH, or now.
source_date() {
  printf '%s\n' "${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
}

# The version of a build, by `git describe`, in an order that dpkg knows:
#   1.2.3               the commit with the tag v1.2.3
#   1.2.3+4.gHASH       4 commits after it
#   1.2.3~DATE.gHASH    without any tag, by the pom.xml that says 1.2.3-SNAPSHOT and the date of the commit
# with .dirty at its end where files differ from the commit. Without git: 1.2.3~DATE.
build_version() {
  local version described count
  if described=$(git describe --tags --long --abbrev=12 --match 'v[0-9]*' --dirty=.dirty 2>/dev/null); then
    version=${described%-*-*}
    count=${described#"$version"-}
    version=${version#v} version=${version//-/\~}
    [[ $count == 0-* && $count != *.dirty ]] || version+=+${count/-/.}
  else
    version=$(sed -n 's:^  <version>\(.*\)-SNAPSHOT</version>$:\1:p' pom.xml | head -n 1)
    version+=~$(date -u -d "@$(source_date)" +%Y%m%d%H%M%S)
    ! described=$(git describe --always --abbrev=12 --match '' --dirty=.dirty 2>/dev/null) || version+=.g$described
  fi
  printf '%s\n' "$version"
}
