package io.masif.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that was probably meant, for error messages. */
public final class NearestWord {
    private NearestWord() {}

    /** The candidate that differs in the fewest letters; {@code none} if there is no candidate. */
    public static String find(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> LevenshteinDistance.getDefaultInstance()
                        .apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT))))
                .orElse("none");
    }
}
