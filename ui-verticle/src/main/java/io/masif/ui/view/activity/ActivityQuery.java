package io.masif.ui.view.activity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which events of the history a reader asked for. What is empty or null admits all.
 *
 * @param names whom and what they concern
 * @param kind the kind; null for all
 * @param from the first day, in the reader's time zone
 * @param to the last day, in the reader's time zone
 * @param before where the page begins; null for the newest event
 */
public record ActivityQuery(Names names, EventKind kind, LocalDate from, LocalDate to, ActivityCursor before) {
    /** All events. */
    public static final ActivityQuery ALL = new ActivityQuery(new Names("", "", ""), null, null, null, null);

    /**
     * Whom and what events concern.
     *
     * @param operator who decided or logged in, exactly so
     * @param host the host that did it, or that it concerns, exactly so
     * @param packageName a part of the name of a package of a decision, or a pattern such as {@code lib*-perl}
     */
    public record Names(String operator, String host, String packageName) {}

    /** The same events, those before a place. */
    public ActivityQuery before(ActivityCursor place) {
        return new ActivityQuery(names, kind, from, to, place);
    }

    public boolean isFiltering() {
        return !equals(ALL.before(before));
    }

    /** The address of a path with this as its parameters. */
    public String link(String path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "operator", names.operator());
        put(parameters, "host", names.host());
        put(parameters, "package", names.packageName());
        put(parameters, "kind", kind == null ? "" : kind.word());
        put(parameters, "from", from == null ? "" : from.toString());
        put(parameters, "to", to == null ? "" : to.toString());
        put(parameters, "before", before == null ? "" : before.format());
        return path
                + (parameters.isEmpty()
                        ? ""
                        : parameters.entrySet().stream()
                                .map(each -> each.getKey() + "="
                                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", "")));
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
