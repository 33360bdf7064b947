package io.masif.master.tls;

import io.masif.boot.FailureLog;
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
    private static final Duration WARN_BEFORE = Duration.ofDays(14);
    /** Keys of session tickets are not used for longer than that. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(TrustVerticle.class);

    private final TrustFiles files;
    private final Duration interval;
    private final AgentTrust agents;
    private final FailureLog failures = new FailureLog(
            LOG, "certificates not renewed, the old ones stay in force", "certificates are renewed again");
    private Trust trust;
    private String digest = "";
    private Instant since = Instant.now();
    private Set<String> told = Set.of();
    private boolean again;
    /** The content of a tls.crl whose lists are in force, and still have to be kept; null if none has. */
    private Buffer unkept;

    /**
     * @param trust what is in force
     * @param agents who is told what comes into force
     * @param interval between two looks
     */
    public TrustVerticle(TrustFiles files, Trust trust, AgentTrust agents, Duration interval) {
        this.files = files;
        this.trust = trust;
        this.agents = agents;
        this.interval = interval;
    }

    @Override
    public Future<?> start() {
        LOG.info(
                "in force certificate={} authorities={} lists={} revoked={}",
                trust.identity(),
                trust.authorities().certificates().size(),
                trust.revocations().lists().size(),
                trust.revocations().count());
        if (files.weakAllowed()) {
            LOG.warn(
                    "tls.allowWeakCertificates is true: agents' certificates count that can be forged, those with RSA keys"
                            + " below 2048 bits or signatures over SHA-1; give these agents new ones");
        }
        vertx.setTimer(1, timer -> look());
        return Future.succeededFuture();
    }

    private void look() {
        vertx.executeBlocking(this::read)
                .compose(this::use)
                .onSuccess(used -> failures.succeeded())
                .onFailure(failures::failed)
                .onComplete(done -> vertx.setTimer(interval.toMillis(), timer -> look()));
    }

    /**
     * What the files say now.
     *
     * @param refusals what of it cannot be used
     * @param unkept why the lists could not be kept, if they could not
     */
    private record Found(String digest, Trust trust, List<String> refusals, Optional<String> unkept) {}

    private Found read() {
        String now = files.digest();
        boolean valid = Instant.now().isBefore(trust.authorities().nextExpiry());
        if (now.equals(digest) && !again && valid) {
            return new Found(now, trust, List.of(), Optional.empty());
        }
        List<String> refusals = new ArrayList<>();
        TrustFiles.Reading reading = files.read(trust, refusals);
        unkept = reading.lists() == null ? unkept : reading.lists();
        Optional<String> reason = files.keep(unkept);
        unkept = reason.isEmpty() ? null : unkept;
        return new Found(now, reading.trust(), refusals, reason);
    }

    private Future<Void> use(Found found) {
        again = !found.refusals().isEmpty() || found.unkept().isPresent();
        List<String> troubles = new ArrayList<>();
        found.unkept().ifPresent(sentence -> troubles.add("state.dir " + sentence));
        found.refusals().forEach(sentence -> troubles.add(sentence + "; what was there before stays in force"));
        Instant now = Instant.now();
        boolean old = since.plus(LONGEST).isBefore(now);
        boolean other = !found.trust().equals(trust);
        Future<Void> done = other || old ? renew(found.trust(), other) : Future.succeededFuture();
        return done.onSuccess(inForce -> {
            digest = found.digest();
            warn(troubles, now);
            tell(troubles);
            vertx.eventBus().publish(TrustState.ADDRESS, TrustState.of(trust, troubles.size()));
        });
    }

    private Future<Void> renew(Trust next, boolean other) {
        agents.use(next);
        return vertx.eventBus()
                .<Void>request(Trust.RENEW, next)
                .map(Message::body)
                .onFailure(e -> revokeAtLeast(next.revocations()))
                .onSuccess(done -> {
                    trust = next;
                    since = Instant.now();
                    vertx.eventBus().publish(Trust.IN_FORCE, next);
                    if (other) {
                        LOG.info(
                                "renewed certificate={} authorities={} lists={} revoked={}",
                                next.identity(),
                                next.authorities().certificates().size(),
                                next.revocations().lists().size(),
                                next.revocations().count());
                    }
                });
    }

    /** Whatever else of the files could not be put in force, nobody is let in again whom they revoke. */
    private void revokeAtLeast(Revocations revocations) {
        trust = new Trust(trust.identity(), trust.authorities(), revocations);
        agents.use(trust);
        vertx.eventBus().publish(Trust.IN_FORCE, trust);
    }

    private void warn(List<String> troubles, Instant now) {
        Instant expires = trust.identity().expires();
        if (expires.minus(WARN_BEFORE).isBefore(now)) {
            troubles.add(
                    "tls.cert " + expired(expires, now) + ": give a new certificate, or agents refuse this master");
        }
        for (X509Certificate each : trust.authorities().certificates()) {
            Instant until = Authorities.expires(each);
            if (until.minus(WARN_BEFORE).isBefore(now)) {
                troubles.add("tls.ca holds " + each.getSubjectX500Principal().getName() + ", which "
                        + expired(until, now) + ": agents whose certificates it signed are refused from then on");
            }
        }
        for (RevocationList list : trust.revocations().lists()) {
            if (list.expired(now)) {
                troubles.add("tls.crl holds a list of " + list.issuer().getName() + " that expired at " + list.until()
                        + " and was not replaced: it stays in force");
            }
        }
    }

    private static String expired(Instant moment, Instant now) {
        return (moment.isBefore(now) ? "expired at " : "expires at ") + moment;
    }

    /** Each of them once, until it is over. */
    private void tell(List<String> troubles) {
        troubles.stream().filter(each -> !told.contains(each)).forEach(each -> LOG.warn("{}", each));
        told = Set.copyOf(troubles);
    }
}
