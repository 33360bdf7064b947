package io.masif.ui.view.decline;

import io.masif.ui.view.approval.AuthoredDecision;
import java.util.List;

/**
 * A decline of the index with every host that it names.
 *
 * @param hostNames sorted
 */
public record DeclineDetail(AuthoredDecision decline, DeclineProgress progress, List<String> hostNames) {
    public DeclineDetail {
        hostNames = List.copyOf(hostNames);
    }
}
