package io.masif.ui.group;

import io.masif.decision.HostSet;

/**
 * A group as it is to be from now on.
 *
 * @param members the hosts that belong to it now
 */
public record GroupDraft(GroupDefinition definition, HostSet members) {}
