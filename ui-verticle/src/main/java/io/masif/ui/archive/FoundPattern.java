package io.masif.ui.archive;

import io.masif.domain.label.NamePattern;
import io.masif.ui.view.approval.list.ApprovalFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The column {@code found} with the action of a decision that a search names: it may be far behind the first ones.
 *
 * @param names patterns of LIKE for the package of the action, each of which is a parameter; none if nothing is searched for
 */
record FoundPattern(List<String> names) {
    private static final String SEARCH = "JSON_SEARCH(d.patterns, 'one', ?, NULL, '$[*].package')";
    /** Of a path such as {@code "$[7].package"} the element. */
    private static final String ELEMENT =
            "JSON_EXTRACT(d.patterns, CONCAT(SUBSTRING_INDEX(JSON_UNQUOTE(COALESCE(%s)), ']', 1), ']')) AS found";

    /** Nothing is searched for. */
    static final FoundPattern NONE = new FoundPattern(List.of());

    FoundPattern {
        names = List.copyOf(names);
    }

    static FoundPattern of(ApprovalFilter filter) {
        List<String> names = new ArrayList<>();
        if (filter.packages() != null) {
            names.add(toLike(filter.packages()));
        }
        filter.words().forEach(word -> names.add("%" + escape(word) + "%"));
        return new FoundPattern(names);
    }

    private static String toLike(NamePattern pattern) {
        return escape(pattern.text()).replace('*', '%').replace('?', '_');
    }

    private static String escape(String text) {
        return text.replaceAll("[%_\\\\]", "\\\\$0");
    }

    /** The column. */
    String sql() {
        return names.isEmpty()
                ? "NULL AS found"
                : ELEMENT.formatted(String.join(", ", Collections.nCopies(names.size(), SEARCH)));
    }
}
