package io.masif.ui.page.delivery;

import io.masif.ui.delivery.StoredFreeze;
import io.masif.ui.delivery.StoredWindow;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import java.time.Instant;
import java.util.List;

/** The lists of windows and of freezes, as they are exported. */
final class DeliveryLists {
    /** How many windows a page has, and how many freezes it shows: each has a form, and the page those that add one. */
    static final int PAGE_SIZE = 50;

    /** Windows by the names of their groups. */
    static final ListDefinition<StoredWindow> WINDOWS = new ListDefinition<>(
            "/windows",
            List.of(
                    Column.<StoredWindow>text("group", StoredWindow::groupName).required(),
                    Column.unsorted("recurrence", each -> each.record().window().recurrence()),
                    Column.unsorted("first_day", each -> each.record().window().first()),
                    Column.unsorted("start", each -> each.record().window().start()),
                    Column.unsorted(
                            "minutes", each -> each.record().window().duration().toMinutes()),
                    Column.unsorted(
                            "zone", each -> each.record().window().zone().getId()),
                    Column.unsorted("author", StoredWindow::author),
                    Column.unsorted("created", StoredWindow::created)),
            List.of(),
            "group",
            PAGE_SIZE);

    /** Freezes by their beginning; a page has the first. */
    static final ListDefinition<StoredFreeze> FREEZES = new ListDefinition<>(
            "/freezes",
            List.of(
                    Column.<StoredFreeze, Instant>sorted(
                                    "from", each -> each.freeze().from())
                            .required(),
                    Column.unsorted("until", each -> each.freeze().until()),
                    Column.unsorted("group", StoredFreeze::groupName),
                    Column.unsorted("reason", each -> each.freeze().reason()),
                    Column.unsorted("author", StoredFreeze::author),
                    Column.unsorted("created", StoredFreeze::created)),
            List.of(),
            "from",
            PAGE_SIZE);

    private DeliveryLists() {}
}
