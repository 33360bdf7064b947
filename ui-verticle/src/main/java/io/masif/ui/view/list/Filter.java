package io.masif.ui.view.list;

import java.util.List;

/**
 * A filter of a list.
 *
 * @param name the name of its parameter in an address
 * @param words the words that it may be; empty for any text
 */
public record Filter(String name, List<String> words) {
    public Filter {
        words = List.copyOf(words);
    }

    /** A filter that may be one of these words. */
    public static Filter of(String name, String... words) {
        return new Filter(name, List.of(words));
    }

    /** A filter that may be any text. */
    public static Filter ofText(String name) {
        return new Filter(name, List.of());
    }
}
