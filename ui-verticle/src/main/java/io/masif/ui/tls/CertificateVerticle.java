package io.masif.ui.tls;

import io.masif.boot.tls.FileFingerprint;
import io.masif.boot.tls.IdentityFiles;
import io.masif.boot.tls.TlsFileException;
import io.masif.boot.tls.TlsIdentity;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the files of the UI's certificate periodically, and puts a new one into force without a restart. If it cannot be
 * used, the former one stays in force, and the log says once why.
 */
public final class CertificateVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateVerticle.class);

    private final IdentityFiles files;
    private final long intervalMillis;
    private final CertificateState state;
    private String acceptedFingerprint = "";
    private Optional<String> loggedWarning = Optional.empty();

    /** @param state has the certificate in force */
    public CertificateVerticle(WebTls tls, CertificateState state) {
        this.files = tls.files();
        this.intervalMillis = tls.reload().toMillis();
        this.state = state;
    }

    @Override
    public Future<?> start() {
        state.registerGauge(vertx);
        logInForce("in force");
        vertx.setTimer(1, timer -> check());
        return Future.succeededFuture();
    }

    private void check() {
        vertx.executeBlocking(this::read, false)
                .compose(this::accept)
                .onSuccess(accepted -> state.setFileProblem(Optional.empty()))
                .onFailure(e -> state.setFileProblem(Optional.of(describe(e))))
                .onComplete(done -> {
                    logNewWarning(state.warning());
                    vertx.setTimer(intervalMillis, timer -> check());
                });
    }

    private record ReadFiles(String fingerprint, TlsIdentity identity) {}

    private ReadFiles read() throws TlsFileException {
        String fingerprint = fingerprint();
        if (fingerprint.equals(acceptedFingerprint)) {
            return new ReadFiles(fingerprint, state.inForce());
        }
        TlsIdentity identity = files.read();
        boolean changedMeanwhile = !fingerprint.equals(fingerprint());
        return new ReadFiles(changedMeanwhile ? "" : fingerprint, identity);
    }

    private String fingerprint() {
        return FileFingerprint.of(List.of(files.cert(), files.key()));
    }

    private Future<Void> accept(ReadFiles read) {
        Future<?> renewed = read.identity.equals(state.inForce())
                ? Future.succeededFuture()
                : vertx.eventBus().request(HttpsServer.RENEW, read.identity).onSuccess(reply -> {
                    state.setInForce(read.identity);
                    logInForce("renewed");
                });
        return renewed.map(done -> {
            acceptedFingerprint = read.fingerprint;
            return null;
        });
    }

    private static String describe(Throwable reason) {
        return reason instanceof TlsFileException
                ? reason.getMessage()
                : "could not be put into force: " + reason.getMessage();
    }

    private void logInForce(String event) {
        LOG.info(
                "{} certificate={} expires={}",
                event,
                state.inForce(),
                state.inForce().expiresAt());
    }

    /** Logs a warning once, until it is over or another one. */
    private void logNewWarning(Optional<String> warning) {
        warning.filter(sentence -> !warning.equals(loggedWarning)).ifPresent(sentence -> LOG.warn("{}", sentence));
        loggedWarning = warning;
    }
}
