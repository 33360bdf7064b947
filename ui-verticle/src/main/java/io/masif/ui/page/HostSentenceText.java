package io.masif.ui.page;

import io.masif.domain.Kind;
import io.masif.domain.host.FoundSentence;
import io.masif.domain.host.HostSentence;
import io.masif.ui.language.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences of hosts in the reader's language, also those that are values of others. */
record HostSentenceText(Texts texts, Format format) {
    // a host may say anything, also "a; b; c; d" without an end
    private static final int MAX_DEPTH = 4;

    /** What a folder is for, and where it is, such as {@code dpkg's database (/var/lib/dpkg)}. */
    private static final Pattern FOLDER = Pattern.compile("([^(]+) (\\(/.*\\))", Pattern.DOTALL);

    /** A text that is none of these sentences is as the host has it. */
    String translate(String text) {
        return translate(text, MAX_DEPTH);
    }

    private String translate(String text, int depth) {
        Matcher folder = FOLDER.matcher(text);
        if (folder.matches()) {
            return translateSentence(folder.group(1), depth) + " " + folder.group(2);
        }
        return translateSentence(text, depth);
    }

    private String translateSentence(String text, int depth) {
        return Optional.of(text)
                .filter(each -> depth > 0)
                .flatMap(FoundSentence::parse)
                .map(found -> translate(found, depth))
                .orElse(text);
    }

    private String translate(FoundSentence found, int depth) {
        String key = "sentence." + found.sentence().word() + (found.isGroup() ? ".group" : "");
        return texts.get(
                key,
                found.values().stream()
                        .map(value -> isOfActions(found.sentence())
                                ? translateActions(value)
                                : findMoment(value).orElseGet(() -> translate(value, depth - 1)))
                        .toArray());
    }

    private static boolean isOfActions(HostSentence sentence) {
        return sentence == HostSentence.WAITS_FOR || sentence == HostSentence.REPLACED;
    }

    /** Such as {@code update lib 2.5, remove old 1}. */
    private String translateActions(String value) {
        return Arrays.stream(value.split(", ")).map(this::translateAction).collect(Collectors.joining(", "));
    }

    private String translateAction(String action) {
        String word = action.split(" ", 2)[0];
        return Kind.of(word)
                .map(kind -> format.kind(kind).toLowerCase(texts.language().locale()) + action.substring(word.length()))
                .orElse(action);
    }

    private Optional<String> findMoment(String value) {
        try {
            return Optional.of(format.moment(Instant.parse(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
