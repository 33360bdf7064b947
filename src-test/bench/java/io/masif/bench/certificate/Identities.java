package io.masif.bench.certificate;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A certificate of its own for every host, made when it is first needed. All hosts share one key, which makes no
 * difference to the master. The peer's host of an engine, which is not used otherwise, names the host that it is
 * the certificate of.
 */
public final class Identities extends X509ExtendedKeyManager {
    private final Authority authority;
    private final KeyPair pair;
    private final Map<String, X509Certificate> issued = new ConcurrentHashMap<>();

    public Identities(Authority authority) throws GeneralSecurityException {
        this.authority = authority;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.pair = generator.generateKeyPair();
    }

    /** Makes it now, so that no measurement pays for it. */
    public void prepare(String name) {
        getCertificateChain(name);
    }

    /** Replaces the certificate of every host by one that no server has seen. */
    public void renew() {
        issued.replaceAll((name, former) -> authority.issue(name, pair.getPublic()));
    }

    @Override
    public String chooseEngineClientAlias(String[] keyType, Principal[] issuers, SSLEngine engine) {
        return engine.getPeerHost();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {issued.computeIfAbsent(alias, name -> authority.issue(name, pair.getPublic()))};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return pair.getPrivate();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return issued.keySet().toArray(String[]::new);
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
