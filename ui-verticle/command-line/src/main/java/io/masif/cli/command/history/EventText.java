package io.masif.cli.command.history;

import io.masif.cli.command.ActionText;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event of the history in one line. */
final class EventText {
    /** Said by other words of the line, or of use for programs only. */
    private static final Set<String> OMITTED = Set.of("host", "run", "action_count");

    private EventText() {}

    /** When, who, what, where, and what is known about it but that something is 0. */
    static String of(JsonRow event) {
        String actor = event.text("actor");
        String host = event.text("host");
        Stream<String> words = Stream.of(
                Words.time(event.text("at")),
                actor,
                event.text("kind"),
                host == null || host.equals(actor) ? "" : host,
                describe(event.object("detail")));
        return words.filter(word -> !word.isEmpty()).collect(Collectors.joining("  "));
    }

    private static String describe(JsonRow detail) {
        return detail.members().entrySet().stream()
                .filter(member -> isTelling(member.getKey(), member.getValue()))
                .map(member -> describe(detail, member))
                .collect(Collectors.joining(" "));
    }

    private static boolean isTelling(String name, Object value) {
        boolean isZero = value instanceof Number number && number.longValue() == 0;
        return value != null && !isZero && !OMITTED.contains(name);
    }

    private static String describe(JsonRow detail, Map.Entry<String, Object> member) {
        String name = member.getKey();
        if (!(member.getValue() instanceof List<?> list)) {
            return name + "=" + detail.text(name);
        }
        return name + "=" + (name.equals("actions") ? ActionText.packages(detail) : Words.number(list.size()));
    }
}
