package io.masif.ui.view.pending;

import io.masif.ui.view.ActionKey;

/**
 * A pending action as programs get it.
 *
 * @param source the name of the source package; that of the package if no host has reported another one
 * @param declines for how many further hosts it is declined or deferred
 * @param outlook what approves it later
 */
public record PendingRow(
        ActionKey key,
        String source,
        PendingCounts counts,
        ActionOrigin origin,
        PendingDeclines declines,
        PendingOutlook outlook) {}
