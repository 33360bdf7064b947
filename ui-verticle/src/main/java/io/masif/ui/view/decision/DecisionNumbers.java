package io.masif.ui.view.decision;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of the last approval and of the last decline at some moment; 0 if there is none. */
public record DecisionNumbers(long approval, long decline) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /**
     * Reads the result of {@link #format}.
     *
     * @param name the field of the form, for the sentence
     * @throws Failure as bad input, with a sentence
     */
    public static DecisionNumbers parse(String name, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw Failure.badInput(Text.of("refusal.decision-numbers", name, Quote.of(text)));
        }
        return new DecisionNumbers(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** As a form carries it. */
    public String format() {
        return approval + "-" + decline;
    }
}
