package io.masif.agent.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.Agent;
import io.masif.agent.bed.SandboxHost;
import io.masif.rig.tls.Pki;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real TLS: which masters an agent speaks with. */
class MasterTrustTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void acceptsAnAlternativeNameThatIsNotTheAddress() {
        assertThat(isReached(pki().issue("san", "anything", "DNS:masif.example.com"), "masif.example.com"))
                .isTrue();
    }

    @Test
    void acceptsTheCommonNameOfACertificateWithoutAlternativeNames() {
        assertThat(isReached(pki().issue("cn", "masif.example.com"), "masif.example.com"))
                .isTrue();
    }

    @Test
    void acceptsTheAddressThatACertificateNames() {
        Pki.Identity byAddress = pki().issue("ip", "anything", "DNS:other", "IP:127.0.0.1");
        assertThat(isReached(byAddress, "127.0.0.1")).isTrue();
    }

    @Test
    void refusesAnAddressThatACertificateDoesNotName() {
        assertThat(isReached(pki().issue("ip", "127.0.0.1", "DNS:other", "IP:127.0.0.2"), "127.0.0.1"))
                .isFalse();
    }

    @Test
    void refusesACommonNameBesideOtherAlternativeNames() {
        assertThat(isReached(pki().issue("both", "masif.example.com", "DNS:other"), "masif.example.com"))
                .isFalse();
    }

    @Test
    void refusesTwoCommonNames() {
        assertThat(isReached(pki().issue("two", "masif.example.com/CN=masif.example.com"), "masif.example.com"))
                .isFalse();
    }

    @Test
    void refusesAnotherName() {
        assertThat(isReached(pki().issue("other", "other"), "masif.example.com"))
                .isFalse();
    }

    @Test
    void refusesAForeignAuthority() {
        Pki foreign = Pki.in(folder.resolve("foreign"), "foreign");
        assertThat(isReached(foreign.server("masif"), "masif")).isFalse();
    }

    private Pki pki() {
        return Pki.in(folder.resolve("pki"));
    }

    /** Whether a report comes through; an agent whose handshake fails never sends one. */
    private boolean isReached(Pki.Identity identity, String masterCn) {
        SandboxHost host = new SandboxHost(vertx, folder, identity);
        new Agent().start(vertx, host.configuration(masterCn));
        host.await(
                "a report or a failed handshake",
                () -> host.master.plan() != null || host.master.handshakesFailed.get() > 0);
        return host.master.plan() != null;
    }
}
