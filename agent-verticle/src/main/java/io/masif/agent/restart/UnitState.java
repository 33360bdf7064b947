package io.masif.agent.restart;

import java.util.Map;
import java.util.Set;

/**
 * The state of a service, as {@code systemctl show} prints it.
 *
 * @param active such as {@code active} or {@code failed}
 * @param result of its last process: {@code success}, or why it failed
 * @param start differs after each start
 */
public record UnitState(String active, String result, String start) {
    static final String PROPERTIES = "ActiveState,Result,InvocationID,ActiveEnterTimestampMonotonic";
    /** A service that only does something at its start is inactive afterwards. */
    private static final Set<String> GOOD_STATES = Set.of("active", "activating", "reloading", "inactive");

    static UnitState of(Map<String, String> properties) {
        return new UnitState(
                properties.getOrDefault("ActiveState", ""),
                properties.getOrDefault("Result", ""),
                properties.getOrDefault("InvocationID", "") + " "
                        + properties.getOrDefault("ActiveEnterTimestampMonotonic", ""));
    }

    /** Whether it works, or has done what it had to do. */
    public boolean isGood() {
        return GOOD_STATES.contains(active) && result.equals("success");
    }
}
