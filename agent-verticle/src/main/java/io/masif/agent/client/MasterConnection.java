package io.masif.agent.client;

import io.masif.agent.config.AgentConfiguration;
import io.masif.wire.Report;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the master. Before each report it checks whether the certificate, the key or the authorities were
 * replaced, and opens a new connection with the new ones. If the new files cannot be used, the old ones stay in use.
 */
public final class MasterConnection {
    private static final Logger LOG = LoggerFactory.getLogger(MasterConnection.class);

    private final Vertx vertx;
    private final AgentConfiguration configuration;
    private Optional<String> machineId = Optional.empty();
    private TlsMaterial tlsMaterial;
    private MasterClient client;
    private String rejectedFingerprint = "";
    /** How many reports were begun or given up. */
    private long attempts;

    public MasterConnection(Vertx vertx, AgentConfiguration configuration) {
        this.vertx = vertx;
        this.configuration = configuration;
    }

    /** Fails if the files cannot be used. */
    public Future<Void> open() {
        return vertx.executeBlocking(MachineId::read)
                .onSuccess(id -> machineId = id)
                .compose(id -> readTlsMaterial())
                .onSuccess(this::activate)
                .mapEmpty();
    }

    /**
     * Sends one report after the other.
     *
     * @param answerTimeout how long the answer may take
     */
    public Future<MasterReply> post(Report report, Duration answerTimeout) {
        long attempt = ++attempts;
        return reloadIfChanged()
                .compose(done -> attempt == attempts ? client.post(report, answerTimeout) : MasterClient.failAborted());
    }

    /** Gives up the report whose answer has not come yet: it fails, and the next one uses another connection. */
    public void abort() {
        attempts++;
        client.abort();
    }

    /** The certificate, key and authorities in use. */
    public TlsMaterial tlsMaterial() {
        return tlsMaterial;
    }

    /** Whether there are other files than those in use, which the next report would use. */
    public Future<Boolean> hasNewFiles() {
        return readFingerprint().map(this::isNew);
    }

    /** Never fails. */
    private Future<Void> reloadIfChanged() {
        return readFingerprint()
                .compose(fingerprint -> isNew(fingerprint)
                        ? readTlsMaterial().<Void>map(this::replace).otherwise(e -> keepOld(fingerprint, e))
                        : Future.<Void>succeededFuture());
    }

    private Future<String> readFingerprint() {
        return vertx.executeBlocking(() -> TlsMaterial.fingerprint(configuration.tls()), false);
    }

    private boolean isNew(String fingerprint) {
        return !fingerprint.equals(tlsMaterial.fingerprint()) && !fingerprint.equals(rejectedFingerprint);
    }

    private Void replace(TlsMaterial material) {
        MasterClient old = client;
        activate(material);
        old.close();
        LOG.info(
                "certificate and authorities reloaded subject=\"{}\" until={}",
                material.certificate().getSubjectX500Principal(),
                material.expiresAt());
        return null;
    }

    private Void keepOld(String fingerprint, Throwable reason) {
        rejectedFingerprint = fingerprint;
        LOG.warn(
                "the new certificate, key or authorities cannot be used, the old ones stay until={} reason={}",
                tlsMaterial.expiresAt(),
                reason.getMessage());
        return null;
    }

    private void activate(TlsMaterial material) {
        tlsMaterial = material;
        client = new MasterClient(vertx, configuration, material, machineId);
        rejectedFingerprint = "";
    }

    private Future<TlsMaterial> readTlsMaterial() {
        return vertx.executeBlocking(
                () -> TlsMaterial.read(
                        vertx, configuration.tls(), configuration.master().cn()),
                false);
    }
}
