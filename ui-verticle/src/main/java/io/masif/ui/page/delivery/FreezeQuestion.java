package io.masif.ui.page.delivery;

import io.masif.ui.delivery.NewFreeze;
import io.masif.ui.delivery.StoredFreeze;
import io.masif.ui.page.FormValues;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an operator is asked about freezes. */
final class FreezeQuestion {
    private static final String ADD = "/freezes";

    private FreezeQuestion() {}

    /** Before a freeze for all hosts is added. */
    static Question beforeAdding(PageContext page, NewFreeze freeze, FormValues form) {
        return new Question(
                page.text("windows.freeze-question"),
                List.of(
                        describe(page, freeze.from(), freeze.until(), freeze.reason()),
                        page.text("windows.freeze-for-all")),
                ADD,
                Map.of("group", "", "from", form.get("from"), "until", form.get("until"), "reason", form.get("reason")),
                page.text("windows.add-freeze"),
                WindowPages.PATH);
    }

    /** Before one is removed. */
    static Question beforeRemoving(PageContext page, StoredFreeze stored) {
        String group = stored.groupName() == null ? page.text("windows.all-hosts") : stored.groupName();
        return new Question(
                page.text("windows.freeze-remove-question", group),
                List.of(
                        describe(
                                page,
                                stored.freeze().from(),
                                stored.freeze().until(),
                                stored.freeze().reason()),
                        page.text("windows.freeze-remove-about")),
                ADD + "/remove",
                Map.of("freeze", Long.toString(stored.freeze().id())),
                page.text("windows.freeze-remove"),
                WindowPages.PATH);
    }

    private static String describe(PageContext page, Instant from, Instant until, String reason) {
        return page.text(
                "windows.freeze-period", page.format().minute(from), RecurrenceText.minuteInZone(page, until), reason);
    }
}
