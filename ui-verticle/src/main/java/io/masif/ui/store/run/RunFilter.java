package io.masif.ui.store.run;

import java.time.Instant;

/**
 * Which runs are searched for. What is empty or null admits all.
 *
 * @param packageName a part of the name of a package that the run is about, or a pattern such as {@code lib*-perl}
 * @param host the host's name
 * @param since when it was reported last, at the earliest
 * @param until when it was reported last, before that moment
 * @param outcome the word of a result that one of its actions has; of those with the package, if that is given
 */
public record RunFilter(String packageName, String host, Instant since, Instant until, String outcome) {}
