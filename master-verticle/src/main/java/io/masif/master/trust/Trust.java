package io.masif.master.trust;

import io.masif.boot.tls.TlsIdentity;
import io.masif.boot.tls.openssl.TlsEngine;
import io.masif.master.tls.PeerChain;
import io.masif.master.trust.authority.Authorities;
import io.masif.master.trust.authority.Revocations;
import io.masif.master.trust.chain.ChainCheck;
import io.masif.master.vertx.ResumingEngine;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Instant;

/**
 * The master's certificate, the authorities that it trusts, and the revoked certificates, all of one moment. On the event bus
 * it is first sent to one of the API's verticles, which renews the server with it, and then published to all of them.
 */
public record Trust(TlsIdentity identity, Authorities authorities, Revocations revocations) {
    /** The event bus address that renews the server; replied to when handshakes use the new trust. */
    public static final String RENEW = "master.tls.renew";
    /** The event bus address at which the trust in force is published. */
    public static final String IN_FORCE = "master.tls.in-force";

    /** Makes a server require a certificate that the trust in force accepts. */
    public HttpServerOptions requireClientCertificate(HttpServerOptions options, AgentTrust agentTrust) {
        options.setSsl(true).setSslEngineOptions(ResumingEngine.best());
        options.setClientAuth(ClientAuth.REQUIRED);
        applyTo(options.getSslOptions(), agentTrust);
        return options;
    }

    /** The options to renew a running server. */
    public ServerSSLOptions createServerOptions(AgentTrust agentTrust) {
        ServerSSLOptions options = new ServerSSLOptions().setClientAuth(ClientAuth.REQUIRED);
        applyTo(options, agentTrust);
        return options;
    }

    ChainCheck createChainCheck(boolean weakAllowed) {
        return new ChainCheck(authorities, revocations, weakAllowed);
    }

    /** Whether a connected peer is still accepted, provided that {@link #retainsAuthoritiesOf} holds. */
    public boolean accepts(PeerChain peer, Instant now) {
        return now.isBefore(peer.expiresAt()) && !revocations.isAnyRevoked(peer.keys());
    }

    /** Whether each authority of the other trust is still trusted: not removed, revoked or expired. */
    public boolean retainsAuthoritiesOf(Trust other) {
        return authorities
                .trustedCertificates(revocations)
                .containsAll(other.authorities.trustedCertificates(other.revocations));
    }

    private void applyTo(SSLOptions options, AgentTrust agentTrust) {
        options.setKeyCertOptions(identity.toOptions())
                .setTrustOptions(agentTrust.options())
                .setEnabledSecureTransportProtocols(TlsEngine.PROTOCOLS);
        TlsEngine.CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
    }
}
