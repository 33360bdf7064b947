# Sourced after require.sh: the version before the newest schema, of which the programs and packages can be built.
# shellcheck shell=bash

# The last commit before the newest file of the schema, on the line that others were merged into: those of a branch may not build.
former_commit() {
  local schema=master-verticle/src/main/resources/schema newest commit
  newest=$(find "$schema" -name '*.sql' -printf '%f\n' | sort -n | tail -n 1)
  commit=$(git log -1 --first-parent -m --diff-filter=A --format=%H -- "$schema/$newest")
  [[ -n $commit ]] || fail "git does not know since when there is $schema/$newest: commit it first"
  git rev-parse "$commit^"
}

# Clones this repository with a commit checked out.
clone_at() { # COMMIT FOLDER
  rm -rf "$2"
  git clone -q --no-checkout . "$2"
  git -C "$2" checkout -q "$1"
}
