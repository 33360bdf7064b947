package io.masif.ui.view.decision;

import io.masif.domain.host.HostState;
import io.masif.ui.view.delivery.HeldBack;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an operator should know about the hosts for which one of the chosen actions is pending.
 *
 * @param concerned how many there are
 * @param decided how many others plan one of the actions, which is decided there already, or have executed one
 * @param ready how many of them can begin a run now
 * @param rebootRequired how many of them ask for a reboot already
 * @param silent how many of them have not reported for long
 * @param problems how many of them are in a state in which nothing can be executed
 * @param held those of them to which no approvals are handed out now; null if there are none
 */
public record HostOutlook(
        int concerned,
        int decided,
        int ready,
        int rebootRequired,
        int silent,
        Map<HostState, Integer> problems,
        HeldBack held) {
    /** Of no host. */
    public static final HostOutlook EMPTY = new HostOutlook(0, 0, 0, 0, 0, Map.of(), null);

    public HostOutlook {
        Map<HostState, Integer> copy = new EnumMap<>(HostState.class);
        copy.putAll(problems);
        problems = Collections.unmodifiableMap(copy);
    }
}
