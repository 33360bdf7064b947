package io.masif.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a host tells about itself besides its plan. Each member but the lists may be null: not known.
 *
 * @param os the operating system, such as {@code Debian 12.15}
 * @param kernel the running kernel's release
 * @param agent the agent's version
 * @param rebootRequired whether the host asks to be rebooted
 * @param listsFrom the date of the oldest of the package lists
 * @param problem a sentence that says why the plan cannot be relied on, such as unreadable lists; null if it can
 * @param blocked approved actions that cannot be executed yet
 */
public record Facts(
        String os,
        String kernel,
        String agent,
        boolean rebootRequired,
        Instant listsFrom,
        String problem,
        List<Blocked> blocked) {
    public Facts {
        blocked = List.copyOf(blocked);
    }
}
