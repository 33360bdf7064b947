package io.masif.master.trust;

import io.masif.boot.logging.FailureLog;
import io.masif.master.trust.authority.Revocations;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the files of {@link Trust} periodically, and puts changes into force without a restart. All that can fail is done
 * first; if something fails, the former trust remains in force, and the log says once why.
 */
public final class TrustVerticle extends VerticleBase {
    /** The server is renewed after so long, to get new keys for session tickets. */
    private static final Duration MAX_TICKET_KEY_AGE = Duration.ofHours(12);

    /** Less than closing may take in all, so that the rest is closed in order as well. */
    private static final Duration MAX_STOP_WAIT = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(TrustVerticle.class);

    /** Of its own: Vert.x ends a verticle only after the blocking calls that it has ordered among the verticle's others. */
    private static final String EXECUTOR_NAME = "masif-trust-files";

    private final TrustFiles files;
    private final TrustFileWatch watch;
    private final Duration interval;
    private final AgentTrust agentTrust;
    private final FailureLog failures = new FailureLog(
            LOG, "certificates not renewed, the old ones stay in force", "certificates are renewed again");
    private WorkerExecutor executor;
    private Trust trust;
    private Instant renewedAt = Instant.now();
    private Set<String> loggedProblems = Set.of();
    private Future<?> currentCheck = Future.succeededFuture();
    private boolean isStopped;

    /**
     * @param trust in force at the start
     * @param agentTrust to which new trust is applied
     * @param interval between two checks of the files
     */
    public TrustVerticle(TrustFiles files, Trust trust, AgentTrust agentTrust, Duration interval) {
        this.files = files;
        this.watch = new TrustFileWatch(files);
        this.trust = trust;
        this.agentTrust = agentTrust;
        this.interval = interval;
    }

    @Override
    public Future<?> start() {
        LOG.info(
                "in force certificate={} authorities={} lists={} revoked={}",
                trust.identity(),
                trust.authorities().certificates().size(),
                trust.revocations().lists().size(),
                trust.revocations().revokedCount());
        if (files.weakAllowed()) {
            LOG.warn(
                    "tls.allowWeakCertificates is true: agents' certificates count that can be forged, those with RSA keys"
                            + " below 2048 bits or signatures over SHA-1; give these agents new ones");
        }
        executor = vertx.createSharedWorkerExecutor(EXECUTOR_NAME, 1);
        vertx.setTimer(1, timer -> checkFiles());
        return Future.succeededFuture();
    }

    /**
     * A check may save revoked certificates: the end of the process should not interrupt its thread. A check that hangs, such
     * as one that waits for a file system, is not waited for any longer.
     */
    @Override
    public Future<?> stop() {
        isStopped = true;
        return currentCheck
                .timeout(MAX_STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private void checkFiles() {
        if (isStopped) {
            return;
        }
        Future<TrustFileWatch.FileCheck> check = executor.executeBlocking(() -> watch.check(trust), false);
        currentCheck = check;
        check.compose(this::apply)
                .onSuccess(used -> failures.succeeded())
                .onFailure(failures::failed)
                .onComplete(done -> vertx.setTimer(interval.toMillis(), timer -> checkFiles()));
    }

    private Future<Void> apply(TrustFileWatch.FileCheck found) {
        List<String> problems = new ArrayList<>();
        found.saveProblem().ifPresent(sentence -> problems.add("state.dir " + sentence));
        found.fileProblems().forEach(sentence -> problems.add(sentence + "; what was there before stays in force"));
        Instant now = Instant.now();
        boolean isTicketKeyOld = renewedAt.plus(MAX_TICKET_KEY_AGE).isBefore(now);
        boolean isChanged = !found.trust().equals(trust);
        Future<Void> done = isChanged || isTicketKeyOld ? renew(found.trust(), isChanged) : Future.succeededFuture();
        return done.map(inForce -> {
            watch.accept(found);
            problems.addAll(ExpiryWarnings.of(trust, now));
            logNewProblems(problems);
            vertx.eventBus().publish(TrustState.ADDRESS, TrustState.of(trust, problems.size()));
            return null;
        });
    }

    private Future<Void> renew(Trust next, boolean isChanged) {
        agentTrust.apply(next);
        return vertx.eventBus()
                .<Void>request(Trust.RENEW, next)
                .recover(e -> {
                    applyRevocations(next.revocations());
                    return Future.failedFuture(e);
                })
                .map(renewed -> {
                    trust = next;
                    renewedAt = Instant.now();
                    vertx.eventBus().publish(Trust.IN_FORCE, next);
                    if (isChanged) {
                        LOG.info(
                                "renewed certificate={} authorities={} lists={} revoked={}",
                                next.identity(),
                                next.authorities().certificates().size(),
                                next.revocations().lists().size(),
                                next.revocations().revokedCount());
                    }
                    return null;
                });
    }

    /** If the new trust cannot be put into force as a whole, at least its revocations are. */
    private void applyRevocations(Revocations revocations) {
        trust = new Trust(trust.identity(), trust.authorities(), revocations);
        agentTrust.apply(trust);
        vertx.eventBus().publish(Trust.IN_FORCE, trust);
    }

    /** Logs each problem once, until it is over. */
    private void logNewProblems(List<String> problems) {
        problems.stream().filter(each -> !loggedProblems.contains(each)).forEach(each -> LOG.warn("{}", each));
        loggedProblems = Set.copyOf(problems);
    }
}
