package io.masif.agent.report;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.report.MasterClient.Reply;
import io.masif.wire.Report;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the master. Before each report it looks whether the certificate, the key or the authorities were replaced,
 * and goes on with the new ones over a new connection; files that cannot be used leave it at the old ones.
 */
final class MasterLink {
    private static final Logger LOG = LoggerFactory.getLogger(MasterLink.class);

    private final Vertx vertx;
    private final AgentConfiguration configuration;
    private final Duration patience;
    private TlsMaterial tls;
    private MasterClient client;
    private String refused = "";

    MasterLink(Vertx vertx, AgentConfiguration configuration, Duration patience) {
        this.vertx = vertx;
        this.configuration = configuration;
        this.patience = patience;
    }

    /** Fails if the files cannot be used. */
    Future<Void> open() {
        return read().onSuccess(this::use).mapEmpty();
    }

    Future<Reply> post(Report report) {
        return reload().compose(done -> client.post(report));
    }

    /** What the agent proves itself with now. */
    TlsMaterial tls() {
        return tls;
    }

    /** Never fails. */
    private Future<Void> reload() {
        return vertx.executeBlocking(() -> TlsMaterial.stamp(configuration.tls()), false)
                .compose(stamp -> stamp.equals(tls.stamp()) || stamp.equals(refused)
                        ? Future.<Void>succeededFuture()
                        : read().<Void>map(this::replace).otherwise(e -> keep(stamp, e)));
    }

    private Void replace(TlsMaterial read) {
        MasterClient old = client;
        use(read);
        old.close();
        LOG.info(
                "certificate and authorities loaded anew subject=\"{}\" until={}",
                read.certificate().getSubjectX500Principal(),
                read.until());
        return null;
    }

    private Void keep(String stamp, Throwable reason) {
        refused = stamp;
        LOG.warn(
                "the new certificate, key or authorities cannot be used, the old ones stay until={} reason={}",
                tls.until(),
                reason.getMessage());
        return null;
    }

    private void use(TlsMaterial read) {
        tls = read;
        client = new MasterClient(vertx, configuration, read, patience);
        refused = "";
    }

    private Future<TlsMaterial> read() {
        return vertx.executeBlocking(
                () -> TlsMaterial.read(vertx, configuration.tls(), configuration.masterCn()), false);
    }
}
