package io.masif.ui.language;

import io.masif.failure.Sentence;
import java.util.List;

/**
 * A text of the bundles with its arguments, for a reader whose language is not known yet, such as that of a refusal.
 *
 * @param key of the text, see {@link Texts}
 * @param arguments texts such as names, numbers, which are written as the language does, and {@link Text}s
 */
public record Text(String key, List<Object> arguments) implements Sentence {
    public Text {
        arguments = List.copyOf(arguments);
    }

    /** The text of a key. */
    public static Text of(String key, Object... arguments) {
        return new Text(key, List.of(arguments));
    }

    /** The text {@code key.one} or {@code key.other} with the number as its argument. */
    public static Text count(String key, long number) {
        return of(key + (number == 1 ? ".one" : ".other"), number);
    }

    /** A sentence for a reader: one that is not a text of the bundles is in English. */
    public static String render(Sentence sentence, Texts texts) {
        return sentence instanceof Text text ? text.in(texts) : sentence.english();
    }

    /** The text in a language. */
    public String in(Texts texts) {
        Object[] rendered = arguments.stream()
                .map(each -> each instanceof Text text ? text.in(texts) : each)
                .toArray();
        return texts.get(key, rendered);
    }

    @Override
    public String english() {
        return in(Texts.in(Language.ENGLISH));
    }
}
