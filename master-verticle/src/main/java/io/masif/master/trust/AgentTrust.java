package io.masif.master.trust;

import io.masif.boot.tls.CertificateTrust;
import io.masif.master.tls.PeerChain;
import io.masif.master.trust.chain.ChainCheck;
import io.masif.master.trust.chain.RefusedChain;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Accepts an agent, within the handshake, if its certificate is valid and not revoked by the {@link Trust} in force at that
 * moment. One object is used by all servers as long as the master runs.
 */
public final class AgentTrust extends CertificateTrust {
    private final TrustOptions options = new StableTrustOptions(TrustOptions.wrap(this));
    private final boolean weakAllowed;
    private volatile ChainCheck currentCheck;

    /**
     * Begins with this trust.
     *
     * @param weakAllowed whether certificates with short keys or signatures over SHA-1 count
     */
    public AgentTrust(Trust first, boolean weakAllowed) {
        this.weakAllowed = weakAllowed;
        apply(first);
    }

    /** Puts this trust into force. */
    void apply(Trust latest) {
        currentCheck = latest.createChainCheck(weakAllowed);
    }

    /**
     * The facts about a chain that is accepted. To be called when a handshake has ended, since the trust may have changed since
     * the certificate was checked.
     *
     * @throws CertificateException if it is refused; {@link RefusedChain#refusal} finds out why
     */
    public PeerChain check(List<X509Certificate> chain) throws CertificateException {
        return currentCheck.check(chain);
    }

    @Override
    protected X509TrustManager pkix() {
        return currentCheck.pkix();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        List<X509Certificate> shown = Arrays.asList(chain);
        try {
            check(shown);
        } catch (CertificateException e) {
            throw RefusedChain.withRefusal(e, shown);
        }
    }

    TrustOptions options() {
        return options;
    }

    /**
     * Options that stay equal when they are copied, so that Vert.x, which caches what it creates from options, still finds it
     * after a renewal.
     */
    private static final class StableTrustOptions implements TrustOptions {
        private final TrustOptions options;

        StableTrustOptions(TrustOptions options) {
            this.options = options;
        }

        @Override
        public TrustOptions copy() {
            return this;
        }

        @Override
        public TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
            return options.getTrustManagerFactory(vertx);
        }

        @Override
        public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) throws Exception {
            return options.trustManagerMapper(vertx);
        }
    }
}
