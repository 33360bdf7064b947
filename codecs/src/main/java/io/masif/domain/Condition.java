package io.masif.domain;

/**
 * What is wrong with a host.
 *
 * @param problem a sentence for a person, in one line; null if and only if nothing is wrong
 */
public record Condition(HostState state, String problem) {
    /** Nothing is wrong. */
    public static final Condition GOOD = new Condition(HostState.OK, null);

    private static final int LONGEST_PROBLEM = 2000;

    /** @throws IllegalArgumentException with a sentence, if one of state and problem says that all is well */
    public Condition {
        problem = problem == null ? null : Quote.line(problem, LONGEST_PROBLEM);
        if ((state == HostState.OK) != (problem == null)) {
            throw new IllegalArgumentException("a problem must be told if the state is not ok, and only then");
        }
    }

    /** Whether nothing is wrong. */
    public boolean good() {
        return state == HostState.OK;
    }
}
