package io.masif.master.trust;

import io.masif.boot.tls.TlsEngine;
import io.masif.boot.tls.TlsIdentity;
import io.masif.master.tls.PeerChain;
import io.masif.master.vertx.ResumingEngine;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Instant;

/**
 * Whom the master trusts and what it proves itself with, all of one moment. On the event bus: requested from one of the
 * verticles that listen, which renews the server with it; then published to all of them.
 */
public record Trust(TlsIdentity identity, Authorities authorities, Revocations revocations) {
    /** Where a new one is sent to whoever has the server; answered when handshakes are done with it. */
    public static final String RENEW = "master.tls.renew";
    /** Where the one in force is published. */
    public static final String IN_FORCE = "master.tls.in-force";

    /** Makes the server demand a certificate that those in force accept. */
    public HttpServerOptions requireClientCertificate(HttpServerOptions options, AgentTrust agentTrust) {
        options.setSsl(true).setSslEngineOptions(ResumingEngine.best());
        options.setClientAuth(ClientAuth.REQUIRED);
        applyTo(options.getSslOptions(), agentTrust);
        return options;
    }

    /** For a server that is already there. */
    public ServerSSLOptions createServerOptions(AgentTrust agentTrust) {
        ServerSSLOptions options = new ServerSSLOptions().setClientAuth(ClientAuth.REQUIRED);
        applyTo(options, agentTrust);
        return options;
    }

    ChainCheck createChainCheck(boolean weakAllowed) {
        return new ChainCheck(authorities, revocations, weakAllowed);
    }

    /** Whether a peer that was welcome still is, as long as {@link #retainsAuthoritiesOf} holds. */
    public boolean accepts(PeerChain peer, Instant now) {
        return now.isBefore(peer.expiresAt()) && !revocations.isAnyRevoked(peer.keys());
    }

    /** Whether every authority of the other one is still trusted: it is there, and neither revoked nor expired since. */
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
