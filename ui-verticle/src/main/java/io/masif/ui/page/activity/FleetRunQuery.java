package io.masif.ui.page.activity;

import io.masif.domain.Result;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.store.run.RunFilter;
import io.masif.ui.view.Moments;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which runs of all hosts a reader asked for.
 *
 * @param before the number of the run before which the page begins; null for the newest
 */
public record FleetRunQuery(RunFilter filter, Long before) {
    private static final String BEFORE = "before";
    private static final String[] PARAMETERS = {"host", "package", "outcome", "since", BEFORE};
    private static final String RUN_NUMBER = "[1-9][0-9]{0,17}";

    /** The names of the parameters. */
    static String[] parameterNames() {
        return PARAMETERS.clone();
    }

    /** @throws Failure as bad input, with a sentence */
    static FleetRunQuery read(MultiMap parameters) {
        return new FleetRunQuery(
                new RunFilter(
                        get(parameters, "package"),
                        get(parameters, "host"),
                        Moments.parse("since", get(parameters, "since")),
                        readOutcome(get(parameters, "outcome"))),
                readBefore(get(parameters, BEFORE)));
    }

    private static String get(MultiMap parameters, String name) {
        String value = parameters.get(name);
        return value == null ? "" : value.strip();
    }

    private static String readOutcome(String word) {
        if (!word.isEmpty() && Result.of(word).isEmpty()) {
            throw Failure.badInput(Text.of("refusal.one-of", "outcome", Result.words(), Quote.of(word)));
        }
        return word;
    }

    private static Long readBefore(String text) {
        if (!text.isEmpty() && !text.matches(RUN_NUMBER)) {
            throw Failure.badInput(Text.of("refusal.page-number", BEFORE, Quote.of(text)));
        }
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    /** The same runs, those before that number; null for the newest. */
    public FleetRunQuery before(Long number) {
        return new FleetRunQuery(filter, number);
    }

    /** The newest of the runs since a moment that are about the same; null for those of any time. */
    public FleetRunQuery since(Instant moment) {
        return new FleetRunQuery(new RunFilter(filter.packageName(), filter.host(), moment, filter.outcome()), null);
    }

    /** Whether the runs of all hosts and packages are asked for. */
    boolean isOfAllActions() {
        return filter.host().isEmpty() && filter.packageName().isEmpty();
    }

    /** Whether runs may be excluded. */
    public boolean isFiltering() {
        return !isOfAllActions() || filter.since() != null || !filter.outcome().isEmpty();
    }

    /** The address of a path with this as its parameters. */
    public String link(String path) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("host", filter.host());
        parameters.put("package", filter.packageName());
        parameters.put("outcome", filter.outcome());
        parameters.put("since", filter.since() == null ? "" : filter.since().toString());
        parameters.put(BEFORE, before == null ? "" : before.toString());
        parameters.values().removeIf(String::isEmpty);
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
