package io.masif.ui.store.run;

import java.util.List;

/**
 * What is looked for in the runs of a host.
 *
 * @param packageName the package of an action of the run; empty for any
 * @param outcome the word of an outcome that an action of the run has, of that package if one is given; empty for any
 * @param words each of which the output or a message contains, whatever their case
 */
public record RunSearch(String packageName, String outcome, List<String> words) {
    public RunSearch {
        words = List.copyOf(words);
    }
}
