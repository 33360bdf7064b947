package io.masif.ui.page.activity;

import io.masif.domain.Result;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.store.run.RunFilter;
import io.masif.ui.view.Days;
import io.masif.ui.view.Moments;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which runs of all hosts a reader asked for: those of days, or those since a moment.
 *
 * @param from the first day, in the reader's time zone; null for a moment, or for any time
 * @param to the last day, in the reader's time zone; null for all until now
 * @param before the number of the run before which the page begins; null for the newest
 */
public record FleetRunQuery(RunFilter filter, LocalDate from, LocalDate to, Long before) {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String BEFORE = "before";
    private static final String[] PARAMETERS = {"host", "package", "outcome", "since", FROM, TO, BEFORE};
    private static final String RUN_NUMBER = "[1-9][0-9]{0,17}";

    /** The names of the parameters. */
    static String[] parameterNames() {
        return PARAMETERS.clone();
    }

    /**
     * The query of these parameters. A first day replaces the moment.
     *
     * @param startOfDay the moment at which a day begins for the reader
     * @throws Failure as bad input, with a sentence
     */
    static FleetRunQuery read(MultiMap parameters, Function<LocalDate, Instant> startOfDay) {
        LocalDate from = Days.parse(FROM, get(parameters, FROM));
        LocalDate to = Days.parse(TO, get(parameters, TO));
        Days.requireOrder(from, to);
        Instant since = Moments.parse("since", get(parameters, "since"));
        return new FleetRunQuery(
                new RunFilter(
                        get(parameters, "package"),
                        get(parameters, "host"),
                        from == null ? since : startOfDay.apply(from),
                        to == null ? null : startOfDay.apply(to.plusDays(1)),
                        readOutcome(get(parameters, "outcome"))),
                from,
                to,
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
        return new FleetRunQuery(filter, from, to, number);
    }

    /** The newest of the runs since a moment that are about the same; null for those of any time. */
    public FleetRunQuery since(Instant moment) {
        return new FleetRunQuery(
                new RunFilter(filter.packageName(), filter.host(), moment, null, filter.outcome()), null, null, null);
    }

    /** The moment that is asked for; null if days are, or any time. */
    public Instant moment() {
        return from == null ? filter.since() : null;
    }

    /** Whether runs that are reported from now on may be among them. */
    public boolean isLive(Instant now) {
        return filter.until() == null || now.isBefore(filter.until());
    }

    /** Whether the runs of all hosts and packages are asked for. */
    boolean isOfAllActions() {
        return filter.host().isEmpty() && filter.packageName().isEmpty();
    }

    /** Whether runs may be excluded. */
    public boolean isFiltering() {
        return !isOfAllActions()
                || filter.since() != null
                || filter.until() != null
                || !filter.outcome().isEmpty();
    }

    /** The address of a path with this as its parameters. */
    public String link(String path) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("host", filter.host());
        parameters.put("package", filter.packageName());
        parameters.put("outcome", filter.outcome());
        parameters.put("since", moment() == null ? "" : moment().toString());
        parameters.put(FROM, from == null ? "" : from.toString());
        parameters.put(TO, to == null ? "" : to.toString());
        parameters.put(BEFORE, before == null ? "" : before.toString());
        parameters.values().removeIf(String::isEmpty);
        return parameters.isEmpty()
                ? path
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
