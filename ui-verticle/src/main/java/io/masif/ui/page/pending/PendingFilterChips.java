package io.masif.ui.page.pending;

import io.masif.ui.page.Format;
import io.masif.ui.page.PageContext;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingLists;
import java.time.Instant;
import java.util.List;

/** Says by which filters of its menu the list of pending actions is limited, each with the list without it. */
public final class PendingFilterChips {
    /** The filters of the menu. */
    private static final List<String> NAMES = List.of(
            "kind",
            "release",
            "arch",
            PendingLists.HOST_GROUP,
            "class",
            "age",
            "single",
            PendingLists.SINCE,
            PendingLists.PACKAGE,
            "source");

    private PendingFilterChips() {}

    /**
     * A filter.
     *
     * @param text what it limits the list to
     * @param link the address of the list without it
     */
    public record Chip(String text, String link) {}

    /** How many filters of the menu the request has. */
    public static int count(ListRequest<?> request) {
        return findGiven(request).size();
    }

    /** The filters of the menu that the request has, in the order of the menu. */
    public static List<Chip> of(PageContext page, ListRequest<?> request) {
        return findGiven(request).stream()
                .map(name -> new Chip(
                        describe(page, name, request.filter(name)),
                        request.withFilter(name, "").link()))
                .toList();
    }

    private static List<String> findGiven(ListRequest<?> request) {
        return NAMES.stream().filter(name -> !request.filter(name).isEmpty()).toList();
    }

    private static String describe(PageContext page, String name, String value) {
        return switch (name) {
            case "kind" -> page.text("common.kind." + value);
            case "age" -> page.text("pending.chip.age", page.text("pending.age." + value));
            case "class" -> page.format().hostClass(value);
            case "single" -> page.text("pending.single");
            case PendingLists.SINCE -> page.text("pending.since", page.format().minute(Instant.parse(value)));
            case PendingLists.PACKAGE -> page.text("pending.only-package", Format.shorten(value));
            case "source" -> page.text("pending.only-source", Format.shorten(value));
            default -> page.text("pending.chip." + name, Format.shorten(value));
        };
    }
}
