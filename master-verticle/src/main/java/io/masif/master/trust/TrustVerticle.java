package io.masif.master.trust;

import io.masif.boot.logging.FailureLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of {@link Trust} again and again, and puts what is new into force without a restart. Everything
 * that can fail is done first; whatever fails, what is in force stays so, and the log says why, once.
 */
public final class TrustVerticle extends VerticleBase {
    private static final Duration EXPIRY_WARNING_PERIOD = Duration.ofDays(14);
    /** Keys of session tickets are not used for longer than that. */
    private static final Duration MAX_TICKET_KEY_AGE = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(TrustVerticle.class);

    private final TrustFiles files;
    private final Duration interval;
    private final AgentTrust agentTrust;
    private final FailureLog failures = new FailureLog(
            LOG, "certificates not renewed, the old ones stay in force", "certificates are renewed again");
    private Trust trust;
    private String digest = "";
    private Instant renewedAt = Instant.now();
    private Set<String> loggedProblems = Set.of();
    private boolean isRetryNeeded;
    /** The content of a tls.crl whose lists are in force, and still have to be kept; null if none has. */
    private Buffer unsavedLists;

    /**
     * @param trust what is in force
     * @param agentTrust who is told what comes into force
     * @param interval between two looks
     */
    public TrustVerticle(TrustFiles files, Trust trust, AgentTrust agentTrust, Duration interval) {
        this.files = files;
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
        vertx.setTimer(1, timer -> checkFiles());
        return Future.succeededFuture();
    }

    private void checkFiles() {
        vertx.executeBlocking(this::readFiles)
                .compose(this::apply)
                .onSuccess(used -> failures.succeeded())
                .onFailure(failures::failed)
                .onComplete(done -> vertx.setTimer(interval.toMillis(), timer -> checkFiles()));
    }

    /**
     * What the files say now.
     *
     * @param fileProblems what of it cannot be used
     * @param saveProblem why the lists could not be kept, if they could not
     */
    private record FileCheck(String digest, Trust trust, List<String> fileProblems, Optional<String> saveProblem) {}

    private FileCheck readFiles() {
        String now = files.fingerprint();
        boolean isValid = Instant.now().isBefore(trust.authorities().nextExpiry());
        if (now.equals(digest) && !isRetryNeeded && isValid) {
            return new FileCheck(now, trust, List.of(), Optional.empty());
        }
        List<String> fileProblems = new ArrayList<>();
        TrustFiles.ReadTrust readTrust = files.read(trust, fileProblems);
        unsavedLists = readTrust.listContent() == null ? unsavedLists : readTrust.listContent();
        Optional<String> reason = files.saveLists(unsavedLists);
        unsavedLists = reason.isEmpty() ? null : unsavedLists;
        return new FileCheck(now, readTrust.trust(), fileProblems, reason);
    }

    private Future<Void> apply(FileCheck found) {
        isRetryNeeded = !found.fileProblems().isEmpty() || found.saveProblem().isPresent();
        List<String> problems = new ArrayList<>();
        found.saveProblem().ifPresent(sentence -> problems.add("state.dir " + sentence));
        found.fileProblems().forEach(sentence -> problems.add(sentence + "; what was there before stays in force"));
        Instant now = Instant.now();
        boolean isTicketKeyOld = renewedAt.plus(MAX_TICKET_KEY_AGE).isBefore(now);
        boolean isChanged = !found.trust().equals(trust);
        Future<Void> done = isChanged || isTicketKeyOld ? renew(found.trust(), isChanged) : Future.succeededFuture();
        return done.onSuccess(inForce -> {
            digest = found.digest();
            addWarnings(problems, now);
            logNewProblems(problems);
            vertx.eventBus().publish(TrustState.ADDRESS, TrustState.of(trust, problems.size()));
        });
    }

    private Future<Void> renew(Trust next, boolean isChanged) {
        agentTrust.apply(next);
        return vertx.eventBus()
                .<Void>request(Trust.RENEW, next)
                .map(Message::body)
                .onFailure(e -> applyRevocations(next.revocations()))
                .onSuccess(done -> {
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
                });
    }

    /** Whatever else of the files could not be put in force, nobody is let in again whom they revoke. */
    private void applyRevocations(Revocations revocations) {
        trust = new Trust(trust.identity(), trust.authorities(), revocations);
        agentTrust.apply(trust);
        vertx.eventBus().publish(Trust.IN_FORCE, trust);
    }

    private void addWarnings(List<String> problems, Instant now) {
        Instant expires = trust.identity().expiresAt();
        if (expires.minus(EXPIRY_WARNING_PERIOD).isBefore(now)) {
            problems.add("tls.cert " + describeExpiry(expires, now)
                    + ": give a new certificate, or agents refuse this master");
        }
        for (X509Certificate each : trust.authorities().certificates()) {
            Instant until = Authorities.expiryOf(each);
            if (until.minus(EXPIRY_WARNING_PERIOD).isBefore(now)) {
                problems.add("tls.ca holds " + each.getSubjectX500Principal().getName() + ", which "
                        + describeExpiry(until, now)
                        + ": agents whose certificates it signed are refused from then on");
            }
        }
        for (RevocationList list : trust.revocations().lists()) {
            if (list.isExpired(now)) {
                problems.add("tls.crl holds a list of " + list.issuer().getName() + " that expired at "
                        + list.nextUpdate() + " and was not replaced: it stays in force");
            }
        }
    }

    private static String describeExpiry(Instant moment, Instant now) {
        return (moment.isBefore(now) ? "expired at " : "expires at ") + moment;
    }

    /** Each of them once, until it is over. */
    private void logNewProblems(List<String> problems) {
        problems.stream().filter(each -> !loggedProblems.contains(each)).forEach(each -> LOG.warn("{}", each));
        loggedProblems = Set.copyOf(problems);
    }
}
