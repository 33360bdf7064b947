package io.masif.agent.apt;

import io.masif.agent.process.Commands.Output;
import io.masif.domain.Condition;
import io.masif.domain.HostState;
import io.masif.domain.Plan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what the host wants, and asks apt again only when that may have changed. */
final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final Vertx vertx;
    private final Apt apt;
    private final long checkNanos;
    private final FurtherFacts further;
    private Outlook last;
    private String stamp = "";
    private long lookedAt;

    /** @param further what is asked for besides the plan */
    Planner(Vertx vertx, Apt apt, Duration check, FurtherFacts further) {
        this.vertx = vertx;
        this.apt = apt;
        this.further = further;
        checkNanos = check.toNanos();
    }

    private record State(String stamp, Condition condition) {}

    Future<Outlook> look(boolean anew) {
        return apt.folders().compose(folders -> {
            HostFacts host = new HostFacts(folders);
            return vertx.executeBlocking(() -> new State(host.stamp(), host.condition()), false)
                    .compose(state ->
                            fresh(anew, state) ? Future.succeededFuture(last) : simulate(host, folders, state));
        });
    }

    private boolean fresh(boolean anew, State state) {
        return !anew && last != null && stamp.equals(state.stamp()) && System.nanoTime() - lookedAt < checkNanos;
    }

    private Future<Outlook> simulate(HostFacts host, AptFolders folders, State state) {
        Instant started = Instant.now();
        vertx.eventBus().publish(AptAddress.LOOKING, "");
        return Wanted.ask(apt, folders)
                .onSuccess(wanted -> vertx.eventBus().publish(AptAddress.LOOKED, new Looked(started, Instant.now())))
                .compose(wanted -> vertx.executeBlocking(() -> outlook(wanted, host, state), false)
                        .compose(outlook -> further.complete(
                                        outlook.facts(), folders, wanted.output().out())
                                .map(outlook::with)))
                .onSuccess(outlook -> {
                    if (last == null || !last.plan().equals(outlook.plan())) {
                        LOG.info(
                                "the plan changed actions={} digest={}",
                                outlook.plan().actions().size(),
                                outlook.plan().digest());
                    }
                    last = outlook;
                    stamp = state.stamp();
                    lookedAt = System.nanoTime();
                });
    }

    private Outlook outlook(Wanted wanted, HostFacts host, State state) {
        Output output = wanted.output();
        Condition condition = state.condition();
        if (condition.good() && output.code() != 0) {
            condition = new Condition(
                    HostState.APT_FAILED,
                    "apt-get ended with " + output.code() + ": "
                            + Apt.error(output.err()).orElse("it did not say why"));
        }
        boolean executable = condition.good();
        Simulation simulation = wanted.simulation();
        Plan plan = output.code() == 0 ? Plan.of(simulation.actions()) : last == null ? Plan.EMPTY : last.plan();
        Condition told = executable ? leftOut(simulation) : condition;
        return new Outlook(plan, host.facts(told), executable);
    }

    private static Condition leftOut(Simulation simulation) {
        List<String> all = new ArrayList<>(simulation.refused());
        simulation.bare().forEach(name -> all.add("Conf " + name));
        return all.isEmpty()
                ? Condition.GOOD
                : new Condition(
                        HostState.APT_FAILED,
                        "apt wants what cannot be approved, because of its name or version: "
                                + all.get(0).replaceAll("\\p{Cc}", "?")
                                + (all.size() > 1 ? " and " + (all.size() - 1) + " more" : ""));
    }
}
