package io.masif.ui.view.decline;

import java.util.List;

/**
 * A page of the declines: those in force first, then the newest first.
 *
 * @param totalCount how many there are
 */
public record DeclinePage(List<DeclineProgress> declines, int totalCount) {
    public DeclinePage {
        declines = List.copyOf(declines);
    }
}
