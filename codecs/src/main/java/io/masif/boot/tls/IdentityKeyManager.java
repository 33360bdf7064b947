package io.masif.boot.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Presents one certificate if its key type and an issuer match those of the request. */
final class IdentityKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "masif";
    private static final String[] NONE = {};

    private final X509Certificate[] chain;
    private final PrivateKey key;

    IdentityKeyManager(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain.toArray(X509Certificate[]::new);
        this.key = key;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return isFit(keyType, issuers) ? new String[] {ALIAS} : NONE;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return Arrays.stream(keyTypes).anyMatch(each -> isFit(each, issuers)) ? ALIAS : null;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return chooseClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return getClientAliases(keyType, issuers);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return isFit(keyType, issuers) ? ALIAS : null;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return alias.equals(ALIAS) ? chain.clone() : null;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return alias.equals(ALIAS) ? key : null;
    }

    /** @param issuers none, or null, for any */
    private boolean isFit(String keyType, Principal[] issuers) {
        return keyType.equals(key.getAlgorithm())
                && (issuers == null
                        || issuers.length == 0
                        || Arrays.stream(chain)
                                .map(X509Certificate::getIssuerX500Principal)
                                .anyMatch(Arrays.asList(issuers)::contains));
    }
}
