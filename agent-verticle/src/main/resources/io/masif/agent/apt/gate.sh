#!/bin/sh
# The last gate: apt starts it under dpkg's lock and tells it every step that dpkg is about to make. One that is not in
# the file "approved" beside this script, word for word, ends the run before a package has been touched.
# A line of that file: NAME OLD-VERSION NEW-VERSION ARCHITECTURE STEP, a version that is not there being "-".
set -fu
LC_ALL=C
export LC_ALL

refuse() {
    printf 'masif gate: %s\n' "$1" >&2
    exit 1
}

approved=${0%/*}/approved
[ -f "$approved" ] && [ -r "$approved" ] || refuse "the list of approved steps cannot be read"

IFS= read -r version || refuse "apt said nothing"
[ "$version" = "VERSION 3" ] || refuse "apt speaks another version of its protocol"

header=open
while IFS= read -r line; do
    if [ -z "$line" ]; then
        header=over
        break
    fi
done
[ "$header" = over ] || refuse "apt did not end its configuration"

steps=0
IFS=' '
while IFS= read -r line || [ -n "$line" ]; do
    # Nine words: name, old version, its architecture, multi-arch, direction, new version, ..., and the step. Only a
    # file's name may hold blanks, and has then more.
    IFS=' '
    # shellcheck disable=SC2086
    set -- $line
    [ "$#" -ge 9 ] || refuse "a step that cannot be understood: $line"
    name=$1 old=$2 old_arch=$3 direction=$5 new=$6 new_arch=$7 words=$#
    shift 8
    case "$words $direction $1" in
        "9 < **CONFIGURE**" | "9 = **CONFIGURE**") step="$name $old $new $new_arch CONFIGURE" ;;
        "9 > **REMOVE**") step="$name $old $new $old_arch REMOVE" ;;
        *" < /"*) step="$name $old $new $new_arch UNPACK" ;;
        *) refuse "a step that nobody can approve: $line" ;;
    esac
    grep -Fxq -e "$step" -- "$approved" || refuse "not approved: $step"
    steps=$((steps + 1))
done
[ "$steps" -gt 0 ] || refuse "apt named no step"
exit 0
