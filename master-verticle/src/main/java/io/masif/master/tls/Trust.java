package io.masif.master.tls;

import io.masif.boot.Identity;
import io.masif.boot.TlsEngine;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Instant;

/**
 * Whom the master trusts and what it proves itself with, all of one moment. On the event bus: requested from one of the
 * verticles that listen, which renews the server with it; then published to all of them.
 */
public record Trust(Identity identity, Authorities authorities, Revocations revocations) {
    /** Where a new one is sent to whoever has the server; answered when handshakes are done with it. */
    public static final String RENEW = "master.tls.renew";
    /** Where the one in force is published. */
    public static final String IN_FORCE = "master.tls.in-force";

    /** Makes the server demand a certificate that those in force accept. */
    public HttpServerOptions demandOf(HttpServerOptions options, AgentTrust agents) {
        options.setSsl(true).setSslEngineOptions(ResumingEngine.best());
        options.setClientAuth(ClientAuth.REQUIRED);
        fill(options.getSslOptions(), agents);
        return options;
    }

    /** For a server that is already there. */
    public ServerSSLOptions options(AgentTrust agents) {
        ServerSSLOptions options = new ServerSSLOptions().setClientAuth(ClientAuth.REQUIRED);
        fill(options, agents);
        return options;
    }

    ChainCheck check(boolean weakAllowed) {
        return new ChainCheck(authorities, revocations, weakAllowed);
    }

    /** Whether a peer that was welcome still is, as long as {@link #keepsAuthoritiesOf} holds. */
    public boolean accepts(PeerChain peer, Instant now) {
        return now.isBefore(peer.expires()) && !revocations.revoked(peer.keys());
    }

    /** Whether every authority of the other one is still trusted: it is there, and neither revoked nor expired since. */
    public boolean keepsAuthoritiesOf(Trust other) {
        return authorities.trusted(revocations).containsAll(other.authorities.trusted(other.revocations));
    }

    private void fill(SSLOptions options, AgentTrust agents) {
        options.setKeyCertOptions(identity.options())
                .setTrustOptions(agents.options())
                .setEnabledSecureTransportProtocols(TlsEngine.PROTOCOLS);
        TlsEngine.SUITES.forEach(options::addEnabledCipherSuite);
    }
}
