package io.masif.cli.api;

import io.masif.cli.failure.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The authorities of a file, instead of those of the system. */
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /** @throws CommandFailure if the file has no certificates in PEM */
    static SSLContext read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry("ca" + store.size(), each);
            }
            if (store.size() == 0) {
                throw CommandFailure.usage("The file " + file + " has no certificate of an authority (PEM).");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw CommandFailure.usage("The file " + file + " cannot be read.");
        } catch (GeneralSecurityException e) {
            throw CommandFailure.usage("The file " + file + " has no certificate of an authority (PEM).");
        }
    }
}
