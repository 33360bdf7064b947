#!/bin/sh
# The last gate: apt starts it under dpkg's lock and tells it every step that dpkg is about to make. One that is not in
# the file "approved" beside this script, word for word, ends the run before a package has been touched, and so does a
# file that is another one than the file that the host's own preferences chose.
# A line of "approved": NAME OLD-VERSION NEW-VERSION ARCHITECTURE STEP, a version that is not there being "-"; after
# UNPACK stands the SHA256 or SHA512 of the package's file.
# Needs nothing but dash, cat, awk (any: base-files, an essential package, depends on one), sha256sum and sha512sum.
set -fu
LC_ALL=C
MASIF_APPROVED=${0%/*}/approved
export LC_ALL MASIF_APPROVED

refuse() {
    printf 'masif gate: %s\n' "$1" >&2
    exit 1
}

if ! [ -f "$MASIF_APPROVED" ] || ! [ -r "$MASIF_APPROVED" ]; then
    refuse "the list of approved steps cannot be read"
fi

# The line "end" shows that all was read, and that the line before it was ended. What awk prints is why it refuses, or
# else a line for each file to be unpacked: its hash and its path.
said=$({ cat && printf 'end\n'; } | awk '
    function refuse(why) {
        print why
        refused = 1
        exit 1
    }

    BEGIN {
        FS = "[ ]"
        list = ENVIRON["MASIF_APPROVED"]
        while ((got = (getline line < list)) > 0) {
            if (line !~ /^[^ ]+ [^ ]+ [^ ]+ [^ ]+ (UNPACK [0-9a-f]+|CONFIGURE|REMOVE)$/)
                refuse("the list of approved steps cannot be understood: " line)
            hash = ""
            if (line ~ / UNPACK [0-9a-f]+$/) {
                hash = line
                sub(/^.* /, "", hash)
                sub(/ [^ ]*$/, "", line)
                if (length(hash) != 64 && length(hash) != 128)
                    refuse("the list of approved steps cannot be understood: " line " " hash)
            }
            approved[line] = hash
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
        # sha256sum would leave it out at the end of a path, and verify another file than dpkg unpacks
        if (index($0, "\r")) refuse("a step that nobody can approve: " $0)
        for (word = 1; word <= 8; word++) if ($word == "") refuse("a step that nobody can approve: " $0)
        kept = ($3 == $7 || $3 == "all" || $7 == "all")
        if (NF == 9 && $5 == "<" && $9 == "**CONFIGURE**") step = "CONFIGURE"
        else if (NF == 9 && $5 == ">" && $6 == "-" && $7 == "-" && $9 == "**REMOVE**") step = "REMOVE"
        else if (NF >= 9 && $5 == "<" && $9 ~ /^\//) step = "UNPACK"
        else refuse("a step that nobody can approve: " $0)
        if (step != "REMOVE" && ($2 == "-" ? $3 != "-" : !kept)) refuse("another architecture than before: " $0)
        file = $9
        for (word = 10; word <= NF; word++) file = file " " $word
        unpack = (step == "UNPACK")
        step = $1 " " $2 " " $6 " " (step == "REMOVE" ? $3 : $7) " " step
        if (!(step in approved)) refuse("not approved: " step)
        if (step in named) refuse("named twice: " step)
        named[step] = 1
        steps++
        if (unpack) files[++unpacked] = approved[step] "  " file
    }

    END {
        if (refused) exit 1
        if (!ended) refuse("what apt said was cut off")
        if (!header) refuse("apt did not end its configuration")
        if (!steps) refuse("apt named no step")
        for (i = 1; i <= unpacked; i++) print files[i]
        exit 0
    }
')
case $? in
    0) ;;
    1) refuse "${said:-the steps could not be compared with the list}" ;;
    # awk's own
    *) refuse "the steps could not be compared with the list" ;;
esac

# verify BITS DIGITS: the files whose hash has so many hexadecimal digits
verify() {
    files=$(printf '%s\n' "$said" | awk -v digits="$2" 'length($1) == digits') || refuse "the files could not be verified"
    [ -n "$files" ] || return 0
    if ! wrong=$(printf '%s\n' "$files" | "sha$1sum" --check --strict --quiet 2>/dev/null); then
        [ -n "$wrong" ] || refuse "the files could not be verified"
        refuse "another file than the approved one: ${wrong%%: FAILED*}"
    fi
}

verify 256 64
verify 512 128
