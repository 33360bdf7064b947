package io.masif.rig.tls;

import io.masif.boot.tls.CertificateFile;
import io.masif.boot.tls.TlsFileException;
import io.masif.boot.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** What clients of the JDK trust and show. They resume no earlier session. */
public final class ClientTls {
    /** Its entries are in memory only: keys are not encrypted with many rounds for each client. */
    private static final String STORE = "JKS";

    private static final char[] NO_PASSWORD = {};

    private ClientTls() {}

    /** A client without a certificate. */
    public static SSLContext trusting(Path ca) {
        return create(ca, null);
    }

    /** A client that trusts the authority of its own certificate. */
    public static SSLContext of(Pki.Identity own) {
        return create(own.ca(), own);
    }

    /** @param own null for a client without a certificate */
    public static SSLContext create(Path ca, Pki.Identity own) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own == null ? null : keys(own), trust(ca), null);
            return context;
        } catch (GeneralSecurityException | IOException | TlsFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] trust(Path ca) throws GeneralSecurityException, IOException, TlsFileException {
        KeyStore store = emptyStore();
        int number = 0;
        for (X509Certificate each : CertificateFile.read(ca)) {
            store.setCertificateEntry("ca" + number++, each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(Pki.Identity own) throws GeneralSecurityException, IOException, TlsFileException {
        TlsIdentity identity = TlsIdentity.read(own.cert(), own.key());
        KeyStore store = emptyStore();
        store.setKeyEntry("own", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(STORE);
        store.load(null, NO_PASSWORD);
        return store;
    }
}
