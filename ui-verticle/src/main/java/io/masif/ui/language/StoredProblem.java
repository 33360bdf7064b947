package io.masif.ui.language;

import io.masif.failure.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sentences about what was wrong with somebody else's answer, which the database has in English. They are recognized by the
 * English texts of the bundle {@code problem}, whose arguments stand in their order, so that each reader gets them in their
 * language.
 */
public final class StoredProblem {
    private static final List<StoredProblem> ALL = Texts.in(Language.ENGLISH).keys("problem.").stream()
            .sorted()
            .map(StoredProblem::new)
            .toList();

    private final String key;
    /** With a group for each argument. */
    private final Pattern pattern;

    private StoredProblem(String key) {
        this.key = key;
        this.pattern = Pattern.compile(
                Arrays.stream(normalize(Texts.in(Language.ENGLISH).get(key)).split("\\{[0-9]}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("(.*?)")),
                Pattern.DOTALL);
    }

    /** The sentence for any reader; one that is not in the bundle is as it is stored. */
    public static Sentence parse(String stored) {
        return find(stored).map(Sentence.class::cast).orElse(() -> stored);
    }

    private static Optional<Text> find(String stored) {
        String text = normalize(stored);
        return ALL.stream().flatMap(each -> each.match(text).stream()).findFirst();
    }

    private Optional<Text> match(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Text(
                key,
                IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .map(value -> find(value).map(Object.class::cast).orElse(value))
                        .toList()));
    }

    /** Libraries, and sentences that were stored before, have straight apostrophes. */
    private static String normalize(String text) {
        return text.replace('’', '\'');
    }
}
