package io.masif.rig.rollout;

import io.masif.rig.Fleet;
import io.masif.rig.FleetFiles;
import io.masif.rig.FleetFiles.DatabaseAccess;
import io.masif.rig.FleetFiles.Part;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.kill.KillPoint;
import io.masif.rig.kill.KillPoints;
import io.masif.rig.kill.KilledStep;
import io.masif.rig.kill.UiProcess;
import io.masif.rig.kill.UiProcesses;
import io.masif.rig.network.Machine;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.ForeignClient;
import io.masif.rig.tls.Pki;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs a database, a master and UIs, kills a UI at each armed kill point, and then checks the invariants in the database. */
final class KilledUis implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 128;
    private static final int UIS = 3;
    /** Long, because a step takes many processes if a UI is killed at each of its statements. */
    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    private final Path folder;
    private final Consumer<String> progress;
    private final int masterPort = Ports.free();
    private final Pki pki;
    private final EmbeddedDatabase database;
    private final Service master;
    private final KillPoints points;
    private final UiProcesses uis;
    private final RolloutInvariants invariants = new RolloutInvariants();
    private final Map<KilledStep, Long> expected = new EnumMap<>(KilledStep.class);
    private final AtomicInteger checked = new AtomicInteger();
    private OperatorClient operator;

    /**
     * @param isEveryStatement whether a UI is killed at each statement of a step, or only at its commit
     * @param progress called with a line of text for each kill
     */
    KilledUis(Path folder, boolean isEveryStatement, Consumer<String> progress) {
        this.folder = Folders.create(folder).toAbsolutePath();
        this.progress = progress;
        pki = Pki.in(this.folder.resolve("pki"));
        database = EmbeddedDatabase.start(this.folder.resolve("database"));
        Path file = FleetFiles.master(
                this.folder,
                new Part("master", Machine.LOCAL.host(), masterPort, 0, 0),
                pki.server(Fleet.MASTER_CN),
                DatabaseAccess.of(database));
        master = new Service("master", "master-verticle/target/masif-master.jar", HEAP_MEGABYTES, file, Map.of());
        points = new KillPoints(isEveryStatement, this::kill);
        uis = new UiProcesses(UIS, this::createUi, e -> invariants.add("a UI was not started again: " + e));
    }

    private UiProcess createUi(int number) {
        return new UiProcess(folder, number, database, points.listenTo(number));
    }

    void start() {
        master.start().awaitReady();
        uis.start();
        operator = new OperatorClient(Folders.read(FleetFiles.password(folder)));
    }

    ReportingHost createHost(String name) {
        return new ReportingHost(name, new ForeignClient(masterPort, pki.ca(), pki.client(name)));
    }

    EmbeddedDatabase database() {
        return database;
    }

    RolloutSnapshot snapshot() {
        return RolloutSnapshot.read(database);
    }

    RolloutInvariants invariants() {
        return invariants;
    }

    List<KillPoint> killed() {
        return points.reached();
    }

    /** Arms the kill points of these steps. Each step is expected to be committed once by the time all of them are reached. */
    void arm(KilledStep... steps) {
        RolloutSnapshot now = snapshot();
        synchronized (expected) {
            expected.clear();
            for (KilledStep step : steps) {
                now.countDone(step).ifPresent(count -> expected.put(step, count));
            }
        }
        for (KilledStep step : steps) {
            points.arm(step);
        }
    }

    /** Waits until the armed kill points are reached, and the database was checked after each kill. */
    void awaitDone() {
        await("UIs are killed at " + points.missing(), () -> {
            invariants.requireNone();
            return points.missing().isEmpty() && isChecked();
        });
    }

    void await(String what, BooleanSupplier condition) {
        Await.until(what, TIMEOUT, condition);
    }

    /** Ends the soak time of all rings: moves its beginning into the past. */
    void letSoak() {
        database.execute("""
                USE masif;
                START TRANSACTION;
                UPDATE rollout SET revision = revision + 1;
                UPDATE rollout_ring SET met_at = met_at - INTERVAL 2 MINUTE;
                UPDATE counter SET value = value + 1 WHERE name = 'rollout';
                COMMIT;
                """);
    }

    private boolean isChecked() {
        return checked.get() == points.reached().size();
    }

    private void kill(KillPoint point) {
        progress.accept(point.toString());
        uis.replace(point.ui(), () -> checkAfter(point));
    }

    /** Checks the database, and ends the leases of the killed UI, unless it was killed when it acquired one: that one expires. */
    private void checkAfter(KillPoint point) {
        RolloutSnapshot now = snapshot();
        invariants.check(now);
        synchronized (expected) {
            if (point.isCommitted()) {
                expected.computeIfPresent(point.step(), (step, count) -> count + 1);
            }
            expected.forEach((step, count) -> {
                long found = now.countDone(step).orElseThrow();
                if (found != count) {
                    invariants.add(step + " was done " + (found - count) + " times too often: " + point);
                }
            });
        }
        points.restart(point.ui());
        checked.incrementAndGet();
        if (point.step() != KilledStep.LEASE_ACQUIRED) {
            database.execute("UPDATE masif.lease SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND"
                    + " WHERE name IN ('rollouts', 'rules', 'notifications') AND expires_at IS NOT NULL");
        }
    }

    /**
     * Sends a command of an operator to a UI, and to another one if it does not answer. If that one refuses it with a conflict,
     * the UI that was killed has carried it out.
     *
     * @return the answer; null if the UI that was killed has carried it out
     */
    JsonObject command(String path, JsonObject body) {
        String key = UUID.randomUUID().toString();
        AtomicBoolean isCutOff = new AtomicBoolean();
        OperatorClient.Answer answer = Await.value(path, TIMEOUT, () -> {
            invariants.requireNone();
            if (!isChecked()) {
                return Optional.empty();
            }
            OperatorClient.Answer each = operator.post(uis.awaitReady().port(), path, body, key);
            boolean isRepeated = each.isMissing() || each.isUnavailable();
            isCutOff.compareAndSet(false, each.isMissing());
            return isRepeated ? Optional.empty() : Optional.of(each);
        });
        boolean isDoneBefore = isCutOff.get() && answer.isConflict();
        if (!answer.isGood() && !isDoneBefore) {
            throw new IllegalStateException(path + ": " + answer);
        }
        return isDoneBefore ? null : answer.json();
    }

    @Override
    public void close() {
        uis.close();
        master.terminate();
        database.close();
    }
}
