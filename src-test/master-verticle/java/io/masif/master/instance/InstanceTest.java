package io.masif.master.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.instance.Instance;
import io.masif.instance.InstanceKind;
import io.masif.instance.InstanceStore;
import io.masif.instance.InstanceVerticle;
import io.masif.instance.Retention;
import io.masif.instance.RunningInstance;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which masters run, as the database says it. */
class InstanceTest {
    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2037-05-04T03:02:01Z");
    private static final Instant SECOND = Instant.parse("2039-12-31T23:59:59Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final Log log = new Log();
    private Pki pki;
    private Path cert;
    private Path key;
    private RunningMaster master;
    private Sql sql;

    @BeforeEach
    void start() throws IOException {
        pki = Pki.in(folder.resolve("pki"));
        Pki.Identity own = pki.between("first", "master.test", FROM, FIRST);
        cert = Files.copy(own.cert(), folder.resolve("master.crt"));
        key = Files.copy(own.key(), folder.resolve("master.key"));
        master = startMaster(Map.of());
        sql = new Sql(database, name);
    }

    @AfterEach
    void stop() {
        sql.close();
        master.close();
        log.close();
    }

    @Test
    void mastersSayWhatTheyAre() {
        Path lists = pki.crl(folder.resolve("ca.crl"), 20);
        Map<String, Object> more = Map.of("tls.crl", lists, "retention.runs", 90, "retention.hosts", 400);
        try (RunningMaster other = startMaster(more)) {
            assertThat(other.port()).isNotEqualTo(master.port());
            awaitCertificates(2);
            List<RunningInstance> all = findAll();
            assertThat(all).allSatisfy(each -> {
                assertThat(each.isAlive()).isTrue();
                assertThat(each.startedAt()).isBeforeOrEqualTo(each.seenAt());
                assertThat(each.instance().kind()).isEqualTo(InstanceKind.MASTER);
                assertThat(each.instance().name())
                        .isEqualTo(Folders.read(Path.of("/etc/hostname")).strip());
                assertThat(each.instance().version()).isEqualTo("development");
                assertThat(each.instance().certificateEnds()).isEqualTo(FIRST);
            });
            assertThat(all)
                    .extracting(each -> each.instance().retention())
                    .containsExactlyInAnyOrder(new Retention(7, 180, 730, 0), new Retention(7, 90, 730, 400));
            assertThat(all)
                    .filteredOn(each -> each.instance().listsDue() != null)
                    .singleElement()
                    .satisfies(each -> assertThat(each.instance().listsDue())
                            .isBetween(
                                    Instant.now().plus(Duration.ofDays(19)),
                                    Instant.now().plus(Duration.ofDays(21))));
        }
        assertThat(findAll()).as("one has ended").hasSize(1);
    }

    @Test
    void aListIsDueSoonForThreeDaysOrAThirdOfItsTimeIfThatIsLess() {
        assertThat(findWarning(pki.crl(folder.resolve("month.crl"), 30))).isEqualTo(Duration.ofDays(3));
        assertThat(findWarning(pki.crl(folder.resolve("day.crl"), 1))).isEqualTo(Duration.ofHours(8));
    }

    private Duration findWarning(Path lists) {
        try (RunningMaster other = startMaster(Map.of("tls.crl", lists))) {
            assertThat(other.port()).isPositive();
            awaitCertificates(2);
            return findAll().stream()
                    .map(RunningInstance::instance)
                    .map(Instance::listRenewal)
                    .filter(Objects::nonNull)
                    .map(each -> Duration.between(each.warnAt(), each.due()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void renewedCertificateIsSaidUnderTheSameId() throws IOException {
        awaitCertificates(1);
        RunningInstance before = findAll().get(0);
        Pki.Identity next = pki.between("second", "master.test", FROM, SECOND);
        replace(next.key(), key);
        replace(next.cert(), cert);
        Await.until(
                "the new end is there",
                TIMEOUT,
                () -> SECOND.equals(findAll().get(0).instance().certificateEnds()));
        assertThat(findAll()).singleElement().satisfies(after -> {
            assertThat(after.instance().id()).isEqualTo(before.instance().id());
            assertThat(after.startedAt()).isEqualTo(before.startedAt());
            assertThat(after.seenAt()).isAfter(before.seenAt());
        });
    }

    @Test
    void rowThatCannotBeWrittenIsLoggedOnceAndWrittenLater() {
        awaitCertificates(1);
        // otherwise the master's own row may be due meanwhile
        master.close();
        sql.rows("RENAME TABLE instance TO elsewhere");
        Instance instance = Instance.create(InstanceKind.UI, "ui.test", null);
        AtomicInteger attempts = new AtomicInteger();
        Supplier<Instance> counted = () -> {
            attempts.incrementAndGet();
            return instance;
        };
        RunningMaster.join(sql.vertx().deployVerticle(new InstanceVerticle(sql.pool(), counted, Duration.ofMillis(1))));
        Await.until("it is tried again", TIMEOUT, () -> attempts.get() > 2);
        sql.rows("RENAME TABLE elsewhere TO instance");
        Await.until("it is there", TIMEOUT, () -> findAll().stream()
                .anyMatch(each -> each.instance().equals(instance)));
        assertThat(log.count("table instance cannot be written")).isEqualTo(1);
    }

    @Test
    void processThatIsNotSeenForTwoMinutesIsNotAlive() {
        awaitCertificates(1);
        sql.rows("UPDATE instance SET uuid = 'killed', seen_at = UTC_TIMESTAMP(3) - INTERVAL 3 MINUTE");
        assertThat(findAll())
                .anyMatch(each -> !each.isAlive() && each.instance().id().equals("killed"));
    }

    private RunningMaster startMaster(Map<String, Object> more) {
        Map<String, Object> keys = new HashMap<>(Map.of("tls.cert", cert, "tls.key", key, "tls.reload", 1));
        keys.putAll(more);
        return RunningMaster.start(database, name, pki, keys);
    }

    private void awaitCertificates(int masters) {
        Await.until(
                "the rows are complete",
                TIMEOUT,
                () -> findAll().stream()
                                .filter(each -> each.instance().certificateEnds() != null)
                                .count()
                        == masters);
    }

    private List<RunningInstance> findAll() {
        return RunningMaster.join(InstanceStore.findAll(sql.pool()));
    }

    private static void replace(Path source, Path target) throws IOException {
        Path next = target.resolveSibling("next");
        Files.copy(source, next, StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
