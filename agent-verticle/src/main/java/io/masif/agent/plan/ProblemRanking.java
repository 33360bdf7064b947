package io.masif.agent.plan;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import java.util.stream.Stream;

/**
 * Decides which of a host's problems is reported, and what it prevents: a report has room for one.
 *
 * @param refresh how the last refresh of the package lists ended
 * @param run the problem of the last run
 */
record ProblemRanking(HostSurvey survey, SimulatedPlan simulated, HostProblem refresh, HostProblem run) {
    /** What prevents a run. */
    HostProblem findBlocking() {
        return findFirst(survey.blockingProblem(), simulated.failure(), missingLists());
    }

    /** Without one, the plan is reliable. */
    HostProblem findWorst() {
        // lists whose refresh ended with the failure of a hook are new: that problem is the least
        boolean isHookFailure = refresh.state() == HostState.APT_FAILED;
        return findFirst(
                findBlocking(),
                isHookFailure ? HostProblem.NONE : refresh,
                survey.dateProblems().expired().orElse(HostProblem.NONE),
                run,
                simulated.exclusionProblem(),
                refresh);
    }

    /** The worst; without one, a date in the lists that apt ignores. */
    HostProblem findReported() {
        return findFirst(findWorst(), survey.dateProblems().malformed().orElse(HostProblem.NONE));
    }

    private HostProblem missingLists() {
        return survey.missingLists()
                .map(lists -> refresh.isOk()
                        ? lists
                        : new HostProblem(lists.state(), HostSentence.TWO.format(lists.problem(), refresh.problem())))
                .orElse(HostProblem.NONE);
    }

    /** The first that is a problem. */
    static HostProblem findFirst(HostProblem... problems) {
        return Stream.of(problems)
                .filter(problem -> !problem.isOk())
                .findFirst()
                .orElse(HostProblem.NONE);
    }
}
