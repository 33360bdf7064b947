package io.masif.domain.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A text that is one of the sentences of agents, with its values. */
public record FoundSentence(HostSentence sentence, List<String> values) {
    /** What stands in a group for a value that differs among its members. */
    public static final String ANY = "…";

    public FoundSentence {
        values = List.copyOf(values);
    }

    /** Which sentence a text is; empty if it is none of these. */
    public static Optional<FoundSentence> parse(String text) {
        return Arrays.stream(HostSentence.values())
                .flatMap(sentence -> sentence.parse(text).map(values -> new FoundSentence(sentence, values)).stream())
                .findFirst();
    }

    /** The same text for all hosts with the same problem: without the values in which they differ. */
    public static String toGroup(String text) {
        return parse(text)
                .map(FoundSentence::generalize)
                .map(group -> group.sentence.format(group.values.toArray()))
                .orElse(text);
    }

    /** Whether it stands for hosts that differ in one of its values. */
    public boolean isGroup() {
        return sentence.varying().isPresent()
                && values.get(sentence.varying().getAsInt()).equals(ANY);
    }

    private FoundSentence generalize() {
        List<String> common = new ArrayList<>(values);
        sentence.varying().ifPresent(varying -> common.set(varying, ANY));
        return new FoundSentence(sentence, common);
    }
}
