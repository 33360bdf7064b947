package io.masif.domain.host;

import io.masif.text.Quote;

/**
 * What is wrong with a host.
 *
 * @param problem a sentence for a person, in one line; null if and only if nothing is wrong
 */
public record HostProblem(HostState state, String problem) {
    /** Nothing is wrong. */
    public static final HostProblem NONE = new HostProblem(HostState.OK, null);

    private static final int MAX_PROBLEM_LENGTH = 2000;

    /** @throws IllegalArgumentException with a sentence, if only one of state and problem says that nothing is wrong */
    public HostProblem {
        problem = problem == null ? null : Quote.line(problem, MAX_PROBLEM_LENGTH);
        if ((state == HostState.OK) != (problem == null)) {
            throw new IllegalArgumentException("a problem must be given if the state is not ok, and only then");
        }
    }

    /** Whether nothing is wrong. */
    public boolean isOk() {
        return state == HostState.OK;
    }
}
