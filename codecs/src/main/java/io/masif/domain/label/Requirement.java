package io.masif.domain.label;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One requirement of a selector. */
public sealed interface Requirement {
    /** The host has the label with one of these values: {@code env=prod}, {@code os in (debian12,debian13)}. */
    record In(String key, SortedSet<String> values) implements Requirement {
        public In {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        @Override
        public String toString() {
            return values.size() == 1 ? key + "=" + values.first() : key + " in " + list(values);
        }
    }

    /** The host has none of these values, or no such label: {@code tier!=db}, {@code os notin (debian11)}. */
    record NotIn(String key, SortedSet<String> values) implements Requirement {
        public NotIn {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }

        @Override
        public String toString() {
            return values.size() == 1 ? key + "!=" + values.first() : key + " notin " + list(values);
        }
    }

    /** The host has a label of that key. */
    record Exists(String key) implements Requirement {
        @Override
        public String toString() {
            return key;
        }
    }

    /** The host has no label of that key. */
    record NotExists(String key) implements Requirement {
        @Override
        public String toString() {
            return "!" + key;
        }
    }

    /** The host's name matches: {@code name~web-*}. */
    record NameMatches(NamePattern pattern) implements Requirement {
        @Override
        public String toString() {
            return SelectorParser.NAME + "~" + pattern.text();
        }
    }

    private static String list(SortedSet<String> values) {
        return values.stream().collect(Collectors.joining(",", "(", ")"));
    }
}
