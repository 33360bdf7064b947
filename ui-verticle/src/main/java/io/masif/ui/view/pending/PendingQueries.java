package io.masif.ui.view.pending;

import io.masif.failure.Failure;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads and writes queries for pending packages in an address: {@code ?q=perl&security=on&sort=hosts}, each optional. */
public final class PendingQueries {
    private static final String[] PARAMETERS = {"q", "security", "sort"};

    private PendingQueries() {}

    /** The names of the parameters. */
    public static String[] parameterNames() {
        return PARAMETERS.clone();
    }

    /** @throws Failure as bad input, with a sentence */
    public static PendingQuery read(MultiMap parameters) {
        String security = Objects.requireNonNullElse(parameters.get("security"), "");
        if (!security.isEmpty() && !security.equals("on")) {
            throw Failure.badInput("security must be on, or left out");
        }
        String sort = Objects.requireNonNullElse(parameters.get("sort"), PendingQuery.Order.NAME.word());
        PendingQuery.Order order = Arrays.stream(PendingQuery.Order.values())
                .filter(each -> each.word().equals(sort))
                .findFirst()
                .orElseThrow(() -> Failure.badInput("sort must be one of "
                        + Arrays.stream(PendingQuery.Order.values())
                                .map(PendingQuery.Order::word)
                                .collect(Collectors.joining(", "))));
        return new PendingQuery(Objects.requireNonNullElse(parameters.get("q"), ""), security.equals("on"), order);
    }

    /** The query string; empty for the query of all packages. */
    public static String write(PendingQuery query) {
        String address = (query.text().isEmpty() ? "" : "&q=" + URLEncoder.encode(query.text(), StandardCharsets.UTF_8))
                + (query.securityOnly() ? "&security=on" : "")
                + (query.order() == PendingQuery.Order.NAME
                        ? ""
                        : "&sort=" + query.order().word());
        return address.isEmpty() ? "" : "?" + address.substring(1);
    }
}
