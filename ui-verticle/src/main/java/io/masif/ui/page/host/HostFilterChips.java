package io.masif.ui.page.host;

import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListRequest;
import java.util.List;
import java.util.Map;

/** Says by which filters the list of hosts is limited, each with the list without it. */
public final class HostFilterChips {
    /** Filters that mean nothing without another one. */
    private static final Map<String, List<String>> DEPENDENT = Map.of(
            HostFilter.PACKAGE,
                    List.of(
                            HostFilter.VERSION,
                            HostFilter.FROM,
                            HostFilter.ACTION,
                            HostFilter.PENDING,
                            HostFilter.DECLINED),
            HostFilter.APPROVAL, List.of(HostFilter.PROGRESS),
            HostFilter.ROLLOUT, List.of(HostFilter.RING, HostFilter.RING_STATE));

    /** Filters whose values are words, and the beginnings of the keys of their texts. */
    private static final Map<String, String> WORDS = Map.of(
            HostFilter.STATE, "common.state.",
            HostFilter.PRIMARY, "common.state.",
            HostFilter.ACTION, "common.kind.",
            HostFilter.PROGRESS, "hosts.progress.",
            HostFilter.RING_STATE, "hosts.ring-state.");

    private HostFilterChips() {}

    /**
     * A filter.
     *
     * @param text what it limits the list to
     * @param link the address of the list without it
     */
    public record Chip(String text, String link) {}

    /** All filters of the request, in the order of the list's definition. */
    public static List<Chip> of(PageContext page, ListRequest<HostRow> request) {
        return request.definition().filters().stream()
                .map(Filter::name)
                .filter(name -> !request.filter(name).isEmpty())
                .map(name -> new Chip(
                        createText(page, name, request.filter(name)),
                        remove(request, name).link()))
                .toList();
    }

    private static String createText(PageContext page, String name, String value) {
        return name.equals(HostFilter.APPROVAL) && value.contains(",")
                ? page.count(value.split(",").length, "approval")
                : page.text("hosts.chip." + name, describe(page, name, value));
    }

    private static String describe(PageContext page, String name, String value) {
        if (name.equals(HostFilter.SILENT)) {
            return page.count(HostFilter.parseDays(value), "day");
        }
        return WORDS.containsKey(name) ? page.text(WORDS.get(name) + value) : Format.shorten(value);
    }

    private static ListRequest<HostRow> remove(ListRequest<HostRow> request, String name) {
        ListRequest<HostRow> rest = request.withFilter(name, "");
        for (String each : DEPENDENT.getOrDefault(name, List.of())) {
            rest = rest.withFilter(each, "");
        }
        return rest;
    }
}
