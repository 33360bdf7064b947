package io.masif.master.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Wire;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import io.netty.handler.ssl.OpenSslServerContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static final int COUNT = 1;
    private static final int CLASS = 3;

    @TempDir
    Path folder;

    private final Log log = new Log();
    private Pki pki;
    private Pki second;
    private Path cert;
    private Path key;
    private Path ca;
    private RunningMaster master;

    @BeforeEach
    void start() throws IOException {
        pki = Pki.in(folder.resolve("pki"));
        second = Pki.in(folder.resolve("second"), "Second CA");
        Pki.Identity own = pki.server("master.test");
        cert = Files.copy(own.cert(), folder.resolve("master.crt"));
        key = Files.copy(own.key(), folder.resolve("master.key"));
        ca = Files.copy(own.ca(), folder.resolve("ca.crt"));
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        master = RunningMaster.start(
                database,
                database.newDatabase(),
                pki,
                Map.of("tls.cert", cert, "tls.key", key, "tls.ca", ca, "tls.reload", 1, "api.handshakeTimeout", 60));
    }

    @AfterEach
    void stop() {
        master.close();
        log.close();
    }

    @Test
    void newCertificateIsShownAndOpenConnectionsGoOn() throws IOException {
        try (Wire open = Wire.open(master.port(), pki.client("web"))) {
            assertThat(open.isAnswered()).isTrue();
            String before = open.serial();
            Pki.Identity next = pki.issue("master-next", "master.test", "DNS:master.test");
            replace(next.cert(), cert);
            Await.until("half of it is noticed", TIMEOUT, () -> log.contains("names a key that does not belong to"));
            assertThat(serial()).isEqualTo(before);
            replace(next.key(), key);
            Await.until("the new one is shown", TIMEOUT, () -> !serial().equals(before));
            assertThat(open.isAnswered()).isTrue();
        }
    }

    @Test
    void authorityThatIsAddedCountsAndOneThatIsRemovedDoesNot() {
        Pki.Identity signed = second.client("web2");
        Pki.Identity stranger = new Pki.Identity(signed.cert(), signed.key(), pki.ca());
        assertThat(Wire.isAccepted(master.port(), stranger)).isFalse();
        Folders.write(ca, Folders.read(pki.ca()) + Folders.read(second.ca()));
        Await.until("it is let in", TIMEOUT, () -> Wire.isAccepted(master.port(), stranger));
        try (Wire open = Wire.open(master.port(), stranger)) {
            assertThat(open.isAnswered()).isTrue();
            Folders.write(ca, Folders.read(pki.ca()));
            assertThat(open.isClosedByMaster()).isTrue();
        }
        assertThat(Wire.isAccepted(master.port(), stranger)).isFalse();
        assertThat(Wire.isAccepted(master.port(), pki.client("web"))).isTrue();
    }

    /** The authorities in force when the handshake ends count, whether or not the certificate was checked before. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void authorityThatIsRemovedInAHandshakeDoesNotCountAtItsEnd(boolean shown) throws IOException {
        Pki.Identity signed = second.client("web2");
        Pki.Identity stranger = new Pki.Identity(signed.cert(), signed.key(), pki.ca());
        Folders.write(ca, Folders.read(pki.ca()) + Folders.read(second.ca()));
        Await.until("it is let in", TIMEOUT, () -> Wire.isAccepted(master.port(), stranger));
        try (StalledHandshake goes = StalledHandshake.begin(master.port(), stranger, shown);
                StalledHandshake stays = StalledHandshake.begin(master.port(), pki.client("web"), shown)) {
            Folders.write(ca, Folders.read(pki.ca()));
            Await.until("it is not let in any more", TIMEOUT, () -> log.count("INFO renewed") == 2);
            assertThat(goes.isAnsweredAfterFinish()).isFalse();
            assertThat(stays.isAnsweredAfterFinish()).isTrue();
        }
    }

    @Test
    void damagedFilesChangeNothing() {
        Folders.write(ca, "-----BEGIN CERTIFICATE-----\n");
        Folders.write(cert, "nothing");
        Await.until(
                "both are said",
                TIMEOUT,
                () -> log.contains("tls.ca names a file that is damaged")
                        && log.contains("tls.cert, tls.key names a file that is no certificate"));
        assertThat(Wire.isAccepted(master.port(), pki.client("web"))).isTrue();
    }

    @Test
    void ownCertificateThatExpiresSoonIsSaid() throws IOException {
        Pki.Identity soon = pki.lasting("soon", "master.test", 5);
        replace(soon.key(), key);
        replace(soon.cert(), cert);
        Await.until("it is said", TIMEOUT, () -> log.contains("WARN tls.cert expires at "));
    }

    @Test
    void nothingOfWhatWasRenewedIsKept() {
        long before = instances(OpenSslServerContext.class);
        assertThat(before).isPositive();
        for (int i = 0; i < 4; i++) {
            String own = Folders.read(pki.ca());
            Folders.write(ca, i % 2 == 0 ? own + Folders.read(second.ca()) : own);
            int renewals = i + 1;
            Await.until("renewed", TIMEOUT, () -> log.count("INFO renewed") == renewals);
        }
        Await.until("the former are gone", TIMEOUT, () -> instances(OpenSslServerContext.class) <= before);
    }

    /** How many are alive in this process. */
    private static long instances(Class<?> type) {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(columns -> columns.length > CLASS && columns[CLASS].equals(type.getName()))
                    .mapToLong(columns -> Long.parseLong(columns[COUNT]))
                    .sum();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private String serial() {
        try (Wire wire = Wire.open(master.port(), pki.client("web"))) {
            return wire.serial();
        }
    }

    private static void replace(Path source, Path target) throws IOException {
        Path next = target.resolveSibling("next");
        Files.copy(source, next, StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
