package io.masif.ui.page.decision;

import io.masif.ui.view.ActionKey;
import java.util.Comparator;
import java.util.List;

/** Which of the chosen actions a dialog shows. */
public final class ActionChips {
    private static final int MAX_SHOWN = 12;

    private ActionChips() {}

    /** The first of the actions; those that remove a package before the others, so that none of them is overlooked. */
    public static List<ActionKey> findFirst(List<ActionKey> actions) {
        return actions.stream()
                .sorted(Comparator.comparing(action -> !action.isRemoval()))
                .limit(MAX_SHOWN)
                .toList();
    }
}
