package io.masif.ui.view.decline;

import java.util.List;

/**
 * A decline with every host that it names.
 *
 * @param hostNames sorted
 */
public record DeclineDetail(DeclineProgress progress, List<String> hostNames) {
    public DeclineDetail {
        hostNames = List.copyOf(hostNames);
    }
}
