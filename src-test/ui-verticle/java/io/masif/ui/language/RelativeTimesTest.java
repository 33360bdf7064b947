package io.masif.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who reads how long ago something was finds when that was, beside it or in a tooltip. */
class RelativeTimesTest {
    private static final String EXPRESSION = "([a-z]\\w*(?:\\.\\w+\\(\\))*)";
    private static final Pattern RELATIVE = Pattern.compile("\\b(?:ago|until|untilHour)\\(" + EXPRESSION + "\\)");

    @Test
    void eachHasItsMoment() {
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Path template : UiSources.templates()) {
            String text = UiSources.read(template);
            RELATIVE.matcher(text).results().map(each -> each.group(1)).forEach(moment -> {
                found.add(moment);
                if (!Pattern.compile("\\b(?:moment|minute)\\((?:page, )?" + Pattern.quote(moment) + "[,)]")
                        .matcher(text)
                        .find()) {
                    missing.add(UiSources.TEMPLATES.relativize(template) + ": " + moment);
                }
            });
        }
        assertThat(found).hasSizeGreaterThan(15);
        assertThat(missing).isEmpty();
    }
}
