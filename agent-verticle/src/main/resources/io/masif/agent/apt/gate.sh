#!/bin/sh
# The last gate: apt starts it under dpkg's lock and tells it every step that dpkg is about to make. One that is not in
# the file "approved" beside this script, word for word, ends the run before a package has been touched.
# A line of that file: NAME OLD-VERSION NEW-VERSION ARCHITECTURE STEP, a version that is not there being "-".
# Needs nothing but dash, cat and awk (any: base-files, an essential package, depends on one).
set -fu
LC_ALL=C
MASIF_APPROVED=${0%/*}/approved
export LC_ALL MASIF_APPROVED

if ! [ -f "$MASIF_APPROVED" ] || ! [ -r "$MASIF_APPROVED" ]; then
    printf 'masif gate: %s\n' "the list of approved steps cannot be read" >&2
    exit 1
fi

# The line "end" shows that all was read, and that the line before it was ended.
{ cat && printf 'end\n'; } | awk '
    function refuse(why) {
        print "masif gate: " why
        refused = 1
        exit 1
    }

    BEGIN {
        FS = "[ ]"
        list = ENVIRON["MASIF_APPROVED"]
        while ((got = (getline line < list)) > 0) {
            if (line !~ /^[^ ]+ [^ ]+ [^ ]+ [^ ]+ (UNPACK|CONFIGURE|REMOVE)$/)
                refuse("the list of approved steps cannot be understood: " line)
            approved[line] = 1
            known++
        }
        if (got < 0) refuse("the list of approved steps cannot be read")
        if (!known) refuse("the list of approved steps is empty")
    }

    ended { refuse("apt said something that cannot be understood: end") }
    $0 == "end" { ended = 1; next }
    NR == 1 {
        if ($0 != "VERSION 3") refuse("apt speaks another version of its protocol")
        next
    }
    !header { header = ($0 == ""); next }

    # Nine words: name, old version, its architecture, multi-arch, direction, new version, its architecture, multi-arch,
    # and the file or the step. Only the name of a file may hold blanks, and makes more words then.
    {
        kept = ($3 == $7 || $3 == "all" || $7 == "all")
        if (NF == 9 && $5 == "<" && $9 == "**CONFIGURE**") step = "CONFIGURE"
        else if (NF == 9 && $5 == ">" && $6 == "-" && $7 == "-" && $9 == "**REMOVE**") step = "REMOVE"
        else if (NF >= 9 && $5 == "<" && $9 ~ /^\//) step = "UNPACK"
        else refuse("a step that nobody can approve: " $0)
        if (step != "REMOVE" && ($2 == "-" ? $3 != "-" : !kept)) refuse("another architecture than before: " $0)
        step = $1 " " $2 " " $6 " " (step == "REMOVE" ? $3 : $7) " " step
        if (!(step in approved)) refuse("not approved: " step)
        if (step in told) refuse("told twice: " step)
        told[step] = 1
        steps++
    }

    END {
        if (refused) exit 1
        if (!ended) refuse("what apt said was cut off")
        if (!header) refuse("apt did not end its configuration")
        if (!steps) refuse("apt named no step")
        exit 0
    }
' >&2
code=$?

# any other status is awk's own
[ "$code" -le 1 ] || printf 'masif gate: %s\n' "the steps could not be compared with the list" >&2
exit "$code"
