package io.masif.agent.apt;

import io.masif.agent.process.Commands.Output;
import io.masif.domain.Condition;
import io.masif.domain.Facts;
import io.masif.domain.HostState;
import io.masif.domain.Plan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what the host wants and in which state it is, and asks apt again only when that may have changed. */
final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final Vertx vertx;
    private final Apt apt;
    private final Path state;
    private final long checkNanos;
    private final Supplier<Condition> refreshed;
    private final FurtherFacts further;
    private LastPlan kept = LastPlan.unkept();
    private AptFolders known = AptFolders.parse("");
    private Simulated last;
    private Outlook told;
    private Condition lastRun = Condition.GOOD;
    private String stamp = "";
    private String surveyed = "";
    private long lookedAt;

    /**
     * @param state the agent's folder
     * @param check how old a simulation may get
     * @param refreshed how the last refresh of the lists ended
     * @param further what is asked for besides the plan
     */
    Planner(Vertx vertx, Apt apt, Path state, Duration check, Supplier<Condition> refreshed, FurtherFacts further) {
        this.vertx = vertx;
        this.apt = apt;
        this.refreshed = refreshed;
        this.further = further;
        this.state = state;
        checkNanos = check.toNanos();
    }

    /** @param file where the last plan that could be trusted is kept across restarts */
    Planner keeping(Path file) {
        kept = LastPlan.in(file);
        return this;
    }

    /**
     * @param failure why apt could not simulate
     * @param leftOut what of the simulation is no part of the plan
     */
    private record Simulated(Plan plan, Facts facts, Condition failure, Condition leftOut) {
        Simulated with(Facts others) {
            return new Simulated(plan, others, failure, leftOut);
        }
    }

    /** Whether there is anything to tell without asking apt. */
    boolean ready() {
        return told != null;
    }

    /** @param running whether a run or a refresh of ours goes on, beside which nothing is simulated */
    Future<Outlook> look(boolean anew, boolean running) {
        return apt.folders()
                .onSuccess(folders -> known = folders)
                .compose(folders -> look(folders, anew, running), e -> unreadable(String.valueOf(e.getMessage())))
                .onSuccess(outlook -> told = outlook);
    }

    /** Those of the last simulation. */
    AptFolders folders() {
        return known;
    }

    /** What the plan that was last told depends on. */
    String surveyed() {
        return surveyed;
    }

    /** Whether nothing has changed that the plan that was last told depends on. */
    Future<Boolean> isUpToDate() {
        return apt.folders()
                .compose(folders -> vertx.executeBlocking(
                        () -> Survey.stamp(folders, apt.configurationFile()).equals(surveyed), false));
    }

    /** Takes notice of what a run ran into; it counts until one ends without that, or until the plan has changed. */
    void ranInto(Condition trouble) {
        lastRun = trouble;
    }

    private Future<Outlook> look(AptFolders folders, boolean anew, boolean running) {
        HostFacts host = new HostFacts(folders);
        return vertx.executeBlocking(() -> Survey.of(folders, apt.configurationFile(), state, running), false)
                .compose(survey -> {
                    if (survey.blocking().state() == HostState.INTERRUPTED) {
                        surveyed = survey.stamp();
                        return interrupted(folders, host, survey.blocking());
                    }
                    if (running && told != null) {
                        return Future.succeededFuture(meanwhile(survey.blocking()));
                    }
                    surveyed = survey.stamp();
                    return (fresh(anew, survey) ? Future.succeededFuture(last) : simulate(host, folders, survey))
                            .map(simulated -> outlook(simulated, survey));
                });
    }

    /** What was told before, but for what keeps the run from going on now. */
    private Outlook meanwhile(Condition now) {
        Condition before = told.facts().condition();
        boolean over = before.state() == HostState.LOCKED;
        Condition condition = !now.good() ? now : over ? Condition.GOOD : before;
        return told.with(told.facts().with(condition));
    }

    private boolean fresh(boolean anew, Survey survey) {
        return !anew
                && last != null
                && last.failure().good()
                && stamp.equals(survey.stamp())
                && System.nanoTime() - lookedAt < checkNanos;
    }

    private Future<Simulated> simulate(HostFacts host, AptFolders folders, Survey survey) {
        Instant started = Instant.now();
        vertx.eventBus().publish(AptAddress.LOOKING, "");
        return Wanted.ask(apt, folders)
                .onSuccess(wanted -> vertx.eventBus().publish(AptAddress.LOOKED, new Looked(started, Instant.now())))
                .compose(wanted -> vertx.executeBlocking(() -> simulated(wanted, host), false)
                        .compose(simulated -> further.complete(
                                        simulated.facts(),
                                        folders,
                                        wanted.output().out())
                                .map(simulated::with)))
                .onSuccess(simulated -> {
                    if (last == null || !last.plan().equals(simulated.plan())) {
                        lastRun = last == null ? lastRun : Condition.GOOD;
                        LOG.info(
                                "the plan changed actions={} digest={}",
                                simulated.plan().actions().size(),
                                simulated.plan().digest());
                    }
                    last = simulated;
                    stamp = survey.stamp();
                    lookedAt = System.nanoTime();
                });
    }

    private Simulated simulated(Wanted wanted, HostFacts host) {
        Output output = wanted.output();
        Simulation simulation = wanted.simulation();
        Facts facts = host.facts(Condition.GOOD);
        Condition failure = Complaint.unread(output.err())
                .or(() -> output.code() == 0
                        ? Optional.empty()
                        : Optional.of(SimulationFailure.of(output.code(), output.err())))
                .orElse(Condition.GOOD);
        if (!failure.good()) {
            return new Simulated(lastPlan(), facts, failure, Condition.GOOD);
        }
        Plan plan = Plan.of(simulation.actions());
        if (last == null || !last.plan().equals(plan)) {
            kept.keep(plan);
        }
        return new Simulated(plan, facts, Condition.GOOD, first(simulation.leftOut(), wanted.broken()));
    }

    /** What is to be told first comes first; only the first three keep apt from being run. */
    private Outlook outlook(Simulated simulated, Survey survey) {
        Condition refresh = refreshed.get();
        Condition missing = survey.missing()
                .map(lists -> refresh.good()
                        ? lists
                        : new Condition(lists.state(), lists.problem() + "; " + refresh.problem()))
                .orElse(Condition.GOOD);
        Condition hindrance = first(survey.blocking(), simulated.failure(), missing);
        Condition lists = survey.dates().expired().orElse(Condition.GOOD);
        // after a refresh whose hook failed the lists are new: that is the least
        boolean hook = refresh.state() == HostState.APT_FAILED;
        Condition worst =
                first(hindrance, hook ? Condition.GOOD : refresh, lists, lastRun, simulated.leftOut(), refresh);
        // a date that apt ignores changes nothing
        Condition reported = first(worst, survey.dates().misspelt().orElse(Condition.GOOD));
        return new Outlook(simulated.plan(), simulated.facts().with(reported), hindrance.good(), worst.good());
    }

    private static Condition first(Condition... conditions) {
        return Stream.of(conditions)
                .filter(condition -> !condition.good())
                .findFirst()
                .orElse(Condition.GOOD);
    }

    /** apt would simulate on what it does not know of: only what dpkg has left to do can be approved now. */
    private Future<Outlook> interrupted(AptFolders folders, HostFacts host, Condition condition) {
        stamp = "";
        return apt.state(folders)
                .compose(dpkg -> vertx.executeBlocking(
                        () -> {
                            Plan plan = new Interruption(folders).plan(dpkg);
                            boolean some = !plan.actions().isEmpty();
                            Facts facts = last == null ? host.facts(Condition.GOOD) : last.facts();
                            return new Outlook(plan, facts.with(some ? condition : Interruption.BY_HAND), some);
                        },
                        false))
                .recover(e -> unreadable(condition.problem() + "; " + e.getMessage(), HostState.INTERRUPTED));
    }

    private Future<Outlook> unreadable(String why) {
        return unreadable(
                Complaint.of("E: " + why).map(Condition::problem).orElse(why),
                Complaint.of("E: " + why).map(Condition::state).orElse(HostState.APT_FAILED));
    }

    private Future<Outlook> unreadable(String why, HostState hostState) {
        Condition condition = new Condition(hostState, why);
        return vertx.executeBlocking(
                () -> new Outlook(lastPlan(), new HostFacts(known).facts(condition), false), false);
    }

    private Plan lastPlan() {
        return last == null ? kept.read() : last.plan();
    }
}
