package io.masif.master.trust;

import io.masif.boot.tls.CertificateTrust;
import io.masif.master.refusal.CertificateRefusal;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Accepts, within the handshake, an agent whose certificate is valid and not revoked by what is in force at that moment,
 * even if the handshake began before. There is one for all that listen, as long as the master runs.
 */
public final class AgentTrust extends CertificateTrust {
    private final TrustOptions options = new StableTrustOptions(TrustOptions.wrap(this));
    private final boolean weakAllowed;
    private volatile ChainCheck currentCheck;

    /**
     * For the beginning.
     *
     * @param weakAllowed whether certificates with short keys or signatures over SHA-1 count
     */
    public AgentTrust(Trust first, boolean weakAllowed) {
        this.weakAllowed = weakAllowed;
        apply(first);
    }

    /** From now on this is whom we trust. */
    void apply(Trust latest) {
        currentCheck = latest.createChainCheck(weakAllowed);
    }

    /**
     * Why a chain is refused, if it is. To be asked when a handshake has ended: certificates are shown early in it, if at
     * all, and it may take long.
     */
    public Optional<CertificateRefusal> refusal(List<X509Certificate> chain) {
        try {
            currentCheck.check(chain);
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(RefusedChain.refusal(e, chain, Instant.now()));
        }
    }

    @Override
    protected X509TrustManager pkix() {
        return currentCheck.pkix();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        List<X509Certificate> shown = Arrays.asList(chain);
        try {
            currentCheck.check(shown);
        } catch (CertificateException e) {
            throw RefusedChain.note(e, shown);
        }
    }

    TrustOptions options() {
        return options;
    }

    /**
     * Options that are always the same, copied or not: Vert.x keeps what it makes of them until others that are equal come
     * with a renewal, which are none otherwise.
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
