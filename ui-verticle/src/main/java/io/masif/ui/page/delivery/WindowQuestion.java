package io.masif.ui.page.delivery;

import io.masif.ui.delivery.StoredWindow;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.Question;
import java.util.List;
import java.util.Map;

/** What an operator is asked before a window is removed. */
final class WindowQuestion {
    private WindowQuestion() {}

    static Question beforeRemoving(PageContext page, StoredWindow stored) {
        return new Question(
                page.text("windows.remove-question", stored.groupName()),
                List.of(RecurrenceText.describe(page, stored.record().window()), page.text("windows.remove-about")),
                WindowPages.PATH + "/remove",
                Map.of("window", Long.toString(stored.record().id())),
                page.text("windows.remove-window"),
                WindowPages.PATH);
    }
}
