package io.masif.cli.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the next page in the header {@code Link} (RFC 8288). */
final class LinkHeader {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private LinkHeader() {}

    /** The address as the header has it; empty on the last page. */
    static Optional<String> findNext(List<String> headers) {
        return headers.stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
