package io.masif.boot.database;

import io.masif.boot.database.ServerProbe.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for the answers of several servers, in the order in which they are to be preferred, and no longer than is needed to know
 * which of them to use: a silent one is not waited for if a better one can be written to, nor for long if another one can.
 */
final class ServerSearch {
    /** For so long a server is preferred that has not answered yet. */
    private static final long PREFERENCE_MILLIS = 300;

    private ServerSearch() {}

    /**
     * What the servers answered; who has not answered counts as unreachable. Does not fail.
     *
     * @param answers none fails
     * @param isUrgent whether statements wait for a server
     */
    static Future<List<State>> await(Vertx vertx, List<Future<State>> answers, boolean isUrgent) {
        Promise<List<State>> known = Promise.promise();
        AtomicBoolean isLate = new AtomicBoolean();
        Runnable check = () -> {
            if (isDecided(answers, isLate.get())) {
                known.tryComplete(answers.stream().map(ServerSearch::state).toList());
            }
        };
        if (isUrgent) {
            vertx.setTimer(PREFERENCE_MILLIS, timer -> {
                isLate.set(true);
                check.run();
            });
        }
        answers.forEach(answer -> answer.onComplete(answered -> check.run()));
        return known.future();
    }

    /**
     * Whether it is known which server to use.
     *
     * @param isLate whether no server is preferred any more that has not answered
     */
    static boolean isDecided(List<Future<State>> answers, boolean isLate) {
        for (Future<State> answer : answers) {
            if (!answer.isComplete() && !isLate) {
                return false;
            }
            if (state(answer) == State.WRITABLE) {
                return true;
            }
        }
        return answers.stream().allMatch(Future::isComplete);
    }

    private static State state(Future<State> answer) {
        return answer.isComplete() ? answer.result() : State.UNREACHABLE;
    }
}
