package io.masif.ui.notification;

import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Has the Java runtime trust an authority, as administrators of a UI do it. */
final class TrustedByRuntime implements AutoCloseable {
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final String SECRET = "changeit";

    /** @param ca the certificate of the authority (PEM) */
    TrustedByRuntime(Path ca, Path folder) {
        Path store = Folders.create(folder).resolve("trusted.p12");
        try (InputStream pem = Files.newInputStream(ca);
                OutputStream file = Files.newOutputStream(store)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            trusted.store(file, SECRET.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        System.setProperty(STORE, store.toString());
        System.setProperty(PASSWORD, SECRET);
    }

    @Override
    public void close() {
        System.clearProperty(STORE);
        System.clearProperty(PASSWORD);
    }
}
