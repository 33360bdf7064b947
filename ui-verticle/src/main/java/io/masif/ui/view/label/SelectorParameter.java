package io.masif.ui.view.label;

import io.masif.domain.label.Label;
import io.masif.domain.label.LabelSelector;
import io.masif.domain.label.SelectorSyntaxException;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;

/** Selectors in addresses and forms. */
public final class SelectorParameter {
    private SelectorParameter() {}

    /**
     * The selector of a parameter.
     *
     * @param name of the parameter, for the sentence
     * @throws Failure as bad input, which says where the text is wrong and what is expected there
     */
    public static LabelSelector parse(String name, String text) {
        return parseNamed(name, text);
    }

    /**
     * The selector of a field.
     *
     * @param label of the field, for the sentence
     * @throws Failure as bad input, which says where the text is wrong and what is expected there
     */
    public static LabelSelector parse(Text label, String text) {
        return parseNamed(label, text);
    }

    private static LabelSelector parseNamed(Object name, String text) {
        try {
            return LabelSelector.parse(text);
        } catch (SelectorSyntaxException e) {
            throw Failure.badInput(Text.of(
                    "refusal.selector",
                    name,
                    e.position(),
                    Text.of("refusal.selector-expected." + e.expected()),
                    e.found().isEmpty() ? Text.of("refusal.selector-end") : Quote.of(e.found())));
        }
    }

    /** The selector that also requires a label. */
    public static String and(String selector, Label label) {
        String requirement = label.toString();
        if (selector.isBlank()) {
            return requirement;
        }
        boolean isRequired = LabelSelector.parse(selector)
                .requirements()
                .containsAll(LabelSelector.parse(requirement).requirements());
        return isRequired ? selector : selector + "," + requirement;
    }
}
