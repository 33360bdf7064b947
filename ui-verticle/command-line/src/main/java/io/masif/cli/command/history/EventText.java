package io.masif.cli.command.history;

import io.masif.cli.command.ActionText;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An event of the history in one line. */
final class EventText {
    private EventText() {}

    /** When, who, what, where, and what is known about it. */
    static String of(JsonRow event) {
        return String.join(
                "  ",
                event.text("at"),
                event.text("actor"),
                event.text("kind") + (event.has("host") ? " " + event.text("host") : ""),
                describe(event.object("detail")));
    }

    private static String describe(JsonRow detail) {
        return detail.members().entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> describe(detail, member))
                .collect(Collectors.joining(" "));
    }

    private static String describe(JsonRow detail, Map.Entry<String, Object> member) {
        String name = member.getKey();
        if (!(member.getValue() instanceof List<?> list)) {
            return name + "=" + detail.text(name);
        }
        return name + "=" + (name.equals("actions") ? ActionText.packages(detail) : Words.number(list.size()));
    }
}
