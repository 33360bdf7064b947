package io.masif.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts show texts that the server has put into the page, and have none of their own. */
class ScriptTextTest {
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");
    private static final Pattern LITERAL =
            Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\\n]|\\\\.)*)'|`([^`]*)`");
    /** A word as it begins a sentence or a label, or words with a blank between them. */
    private static final Pattern WORDS = Pattern.compile("^\\p{Lu}\\p{Ll}+\\b(?!-)|\\p{L}{2,}[,.:]? \\p{L}{2,}");
    /** What only selectors have. */
    private static final Pattern SELECTOR = Pattern.compile("[#\\[\\]>=]|^[a-z]+(,? [a-z]+)+$");
    /** Names of keys, and what is no text: a directive. */
    private static final Set<String> NAMES = Set.of("use strict", "Enter", "Escape");

    @Test
    void noScriptHasATextOfItsOwn() {
        Set<String> found = new TreeSet<>();
        for (Path script : UiSources.scripts()) {
            texts(UiSources.read(script)).forEach(text -> found.add(script.getFileName() + ": " + text));
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"banner(\"Not connected.\");", "p.textContent = 'Saved';", "show(`${n} hosts were removed`);"})
    void textsAreFound(String script) {
        assertThat(texts(script)).hasSize(1);
    }

    private static Set<String> texts(String script) {
        Set<String> found = new TreeSet<>();
        Matcher literals = LITERAL.matcher(COMMENT.matcher(script).replaceAll(""));
        while (literals.find()) {
            String literal = literals.group().substring(1, literals.group().length() - 1);
            if (!NAMES.contains(literal)
                    && !SELECTOR.matcher(literal).find()
                    && WORDS.matcher(literal).find()) {
                found.add(literal);
            }
        }
        return found;
    }
}
