package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.OpenSslClient;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster master;
    private static RunningMaster balanced;
    private static OpenSslClient client;
    private static Pki.Identity web;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder.resolve("pki"));
        web = pki.client("web");
        master = RunningMaster.start(database, name, pki);
        balanced = RunningMaster.start(database, name, pki, Map.of("api.proxyProtocol", true));
        client = new OpenSslClient(folder, master.port());
    }

    @AfterAll
    static void stop() {
        master.close();
        balanced.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305"
            })
    void suitesOfTls12(String suite) {
        assertThat(client.connect(web, "-tls1_2", "-cipher", suite))
                .contains(suite)
                .contains("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"})
    void suitesOfTls13(String suite) {
        assertThat(client.connect(web, "-tls1_3", "-ciphersuites", suite))
                .contains(suite)
                .contains("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDHE-ECDSA-AES256-SHA", "ECDHE-ECDSA-AES128-SHA256", "AES256-GCM-SHA384", "AES128-SHA"})
    void otherSuitesAreRefused(String suite) {
        assertThat(client.connect(web, "-tls1_2", "-cipher", suite)).doesNotContain("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1", "-tls1_1"})
    void olderProtocolsAreRefused(String protocol) {
        assertThat(client.connect(web, protocol, "-cipher", "ALL:@SECLEVEL=0")).doesNotContain("HTTP/1.1 ");
    }

    @Test
    void expiredCertificateIsRefused() {
        assertThat(client.connect(pki.lasting("expired", "expired", -1))).doesNotContain("HTTP/1.1 ");
    }

    @Test
    void handshakesThatFailLeaveNoNoiseInTheLog() {
        Pki foreign = Pki.in(folder.resolve("foreign"), "Foreign CA");
        try (Log log = new Log()) {
            assertThat(client.connect(null)).doesNotContain("HTTP/1.1 ");
            assertThat(client.connect(foreign.client("web"))).doesNotContain("HTTP/1.1 ");
            assertThat(client.connect(web, "-tls1_2", "-cipher", "AES128-SHA")).doesNotContain("HTTP/1.1 ");
            assertThat(client.connect(web)).contains("HTTP/1.1 ");
            assertThat(log.connectionWarnings()).isEmpty();
        }
    }

    /** The second is version 2: its signature, command, family, length, and then addresses and ports. */
    static Stream<byte[]> proxyHeaders() {
        return Stream.of(
                "PROXY TCP4 203.0.113.7 127.0.0.1 4711 8150\r\n".getBytes(StandardCharsets.US_ASCII),
                HexFormat.of()
                        .parseHex("0d0a0d0a000d0a515549540a" + "21" + "11" + "000c" + "cb007107" + "7f000001" + "1267"
                                + "1fd6"));
    }

    @ParameterizedTest
    @MethodSource("proxyHeaders")
    void addressThatTheBalancerSendsIsLogged(byte[] proxyHeader) {
        try (Log log = new Log();
                Wire wire = Wire.open(balanced.port(), web, proxyHeader)) {
            Await.until(
                    "the body is refused", TIMEOUT, () -> wire.post("nonsense").contains("400"));
            assertThat(log.contains("agent=web address=203.0.113.7:4711 ")).isTrue();
        }
    }

    @Test
    void connectionWithoutTheBalancersLineIsRefusedWhereItIsExpected() {
        assertThat(Wire.isAccepted(balanced.port(), web)).isFalse();
    }
}
