package io.masif.ui.view.host;

import io.masif.domain.host.HostState;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.view.label.SelectorParameter;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Reads and writes queries for hosts in an address: {@code ?q=web&state=problem&selector=env%3Dprod&page=2}, each of them
 * optional.
 */
public final class HostQueries {
    private static final String SELECTOR = "selector";
    private static final String[] PARAMETERS = {"q", "state", SELECTOR, "page"};
    private static final List<String> OTHER_STATES = List.of(HostQuery.PROBLEM, HostQuery.REBOOT, HostQuery.RESTART);

    private HostQueries() {}

    /** The names of the parameters. */
    public static String[] parameterNames() {
        return PARAMETERS.clone();
    }

    /**
     * @param size how many hosts a page has
     * @throws Failure as bad input, with a sentence
     */
    public static HostQuery read(HttpServerRequest request, int size) {
        String page = Objects.requireNonNullElse(request.getParam("page"), "1");
        if (!page.matches("[1-9][0-9]{0,6}")) {
            throw Failure.badInput(Text.of("refusal.page-number", "page", Quote.of(page)));
        }
        return new HostQuery(
                Objects.requireNonNullElse(request.getParam("q"), ""),
                readState(Objects.requireNonNullElse(request.getParam("state"), "")),
                SelectorParameter.parse(SELECTOR, Objects.requireNonNullElse(request.getParam(SELECTOR), "")),
                Integer.parseInt(page),
                size);
    }

    private static String readState(String word) {
        boolean isKnown = word.isEmpty()
                || OTHER_STATES.contains(word)
                || HostState.of(word).isPresent();
        if (!isKnown) {
            throw Failure.badInput(Text.of(
                    "refusal.one-of",
                    "state",
                    HostState.words() + ", " + String.join(", ", OTHER_STATES),
                    Quote.of(word)));
        }
        return word;
    }

    /** The query string; empty for the query of all hosts. */
    public static String write(HostQuery query) {
        StringBuilder address = new StringBuilder();
        append(address, "q", query.text());
        append(address, "state", query.state());
        append(address, SELECTOR, query.selector().toString());
        append(address, "page", query.page() == 1 ? "" : Integer.toString(query.page()));
        return address.toString();
    }

    private static void append(StringBuilder address, String key, String value) {
        if (!value.isEmpty()) {
            address.append(address.isEmpty() ? '?' : '&')
                    .append(key)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
