package io.masif.ui.view.approval;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * An approved action that a host cannot execute yet.
 *
 * @param host the host's name
 * @param action the approved action
 * @param waitsFor the actions that have to be approved as well; without those approved since
 * @param reason the host's own sentence; may be null
 */
public record BlockedHost(String host, ActionKey action, List<ActionKey> waitsFor, String reason) {
    public BlockedHost {
        waitsFor = List.copyOf(waitsFor);
    }
}
