package io.masif.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each text that templates and code name is in the bundles, and each text of the bundles is named. */
class TextKeysTest {
    private static final String AREAS = UiSources.bundles("").stream()
            .map(bundle -> bundle.getFileName().toString().replace(".properties", ""))
            .collect(Collectors.joining("|", "(?:", ")"));
    /** A key in a template, or in the call of a method that looks a text up. */
    private static final Pattern LOOKED_UP =
            Pattern.compile("(?:text|get|count)\\(\\s*\"(" + AREAS + "\\.[a-z0-9.-]*[a-z0-9])\"\\s*[,)]");
    /** A literal that may be a key, or the beginning of keys whose end is computed. */
    private static final Pattern LITERAL = Pattern.compile("\"(" + AREAS + "\\.(?!csv|jsonl)[.a-z0-9-]*)\"");
    /** What stands between an area and a name that are both computed. */
    private static final Pattern INFIX = Pattern.compile("\"(\\.[a-z]+\\.)\"");

    private final Set<String> keys = UiSources.keys();

    @Test
    void eachKeyThatIsLookedUpIsThere() {
        assertThat(find(LOOKED_UP, key -> !keys.contains(key) && !keys.contains(key + ".other")))
                .isEmpty();
    }

    /** Also where one of several is looked up. */
    @Test
    void eachKeyInTemplatesAndPagesIsThere() {
        List<Path> files = UiSources.javaFiles().stream()
                .filter(file -> file.toString().contains("/ui/page/"))
                .toList();
        assertThat(find(LITERAL, key -> keys.stream().noneMatch(each -> each.startsWith(key)), files))
                .isEmpty();
    }

    @Test
    void eachTextIsNamed() {
        Set<String> named = findWords(LITERAL);
        Set<String> infixes = findWords(INFIX);
        assertThat(keys)
                .filteredOn(key -> !named.contains(key)
                        && !named.contains(key.replaceFirst("\\.(one|other)$", ""))
                        && named.stream().noneMatch(each -> each.matches(".*[.-]") && key.startsWith(each))
                        && infixes.stream().noneMatch(key::contains))
                .isEmpty();
    }

    private static Set<String> findWords(Pattern pattern) {
        return find(pattern, key -> true).stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .collect(Collectors.toSet());
    }

    private static Set<String> find(Pattern pattern, Predicate<String> condition) {
        return find(pattern, condition, UiSources.javaFiles());
    }

    /** In these files and all templates. */
    private static Set<String> find(Pattern pattern, Predicate<String> condition, List<Path> javaFiles) {
        List<Path> files = Stream.concat(UiSources.templates().stream(), javaFiles.stream())
                .toList();
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(UiSources.read(file));
            while (matcher.find()) {
                if (condition.test(matcher.group(1))) {
                    found.add(file.getFileName() + ": " + matcher.group(1));
                }
            }
        }
        return found;
    }
}
