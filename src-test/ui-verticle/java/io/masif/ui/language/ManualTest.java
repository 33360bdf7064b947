package io.masif.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.view.activity.EventKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manual says about the pages is what they show. */
class ManualTest {
    private static final Path MANUAL = Path.of(System.getProperty("masif.root"), "docs/manual");

    private static final Pattern CODE = Pattern.compile("(?m)^    .*$|`[^`]*`|\\*\\*");
    private static final Pattern NAMED = Pattern.compile("(?<!\\*)\\*(\\p{Lu}[^*]+)\\*");
    /** Between the pages that lead to one: {@code Settings › Operators}. */
    private static final Pattern STEP = Pattern.compile(" [›→] |, (?=\\p{Lu})");

    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`");

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+\\}");
    /** With fewer letters of its own, a text with arguments may be anything. */
    private static final int MIN_LETTERS = 8;
    /** A link that is called so in each language. */
    private static final String CSV = "CSV";

    private final List<String> texts = UiSources.bundles("").stream()
            .flatMap(bundle -> UiSources.readBundle(bundle).values().stream())
            .map(String.class::cast)
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"decisions", "groups", "labels", "notifications", "rollouts", "rules", "ui", "windows"})
    void eachNameOfAPageOrAButtonIsATextOfThePages(String file) {
        assertThat(findNames(file))
                .isNotEmpty()
                .filteredOn(name -> !isShown(name))
                .isEmpty();
    }

    @Test
    void eachKindOfEventIsInTheTable() {
        String manual = UiSources.read(MANUAL.resolve("ui.md"));
        String table = manual.substring(manual.indexOf("| kind | actor | detail |"));
        List<String> kinds = table.substring(0, table.indexOf("\n\n"))
                .lines()
                .skip(2)
                .flatMap(line ->
                        WORD.matcher(line.substring(0, line.indexOf(" |", 1))).results())
                .map(word -> word.group(1))
                .toList();
        assertThat(Arrays.stream(EventKind.values()).map(EventKind::word))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(kinds).containsOnlyOnce(word));
    }

    private static List<String> findNames(String file) {
        String prose =
                CODE.matcher(UiSources.read(MANUAL.resolve(file + ".md"))).replaceAll("");
        return NAMED.matcher(prose)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1, name.length() - 1).replaceAll("\\s+", " "))
                .flatMap(STEP::splitAsStream)
                .toList();
    }

    /** As a whole with or without its full stop and with arguments filled in, or as the beginning of a text. */
    private boolean isShown(String name) {
        return name.equals(CSV)
                || texts.stream().anyMatch(text -> text.startsWith(name))
                || texts.stream()
                        .filter(ManualTest::hasEnoughLetters)
                        .map(ManualTest::toPattern)
                        .anyMatch(pattern -> name.matches(pattern) || (name + ".").matches(pattern));
    }

    private static boolean hasEnoughLetters(String text) {
        return ARGUMENT.matcher(text)
                        .replaceAll("")
                        .codePoints()
                        .filter(Character::isLetter)
                        .count()
                >= MIN_LETTERS;
    }

    private static String toPattern(String text) {
        return Arrays.stream(ARGUMENT.split(text, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
