package io.masif.agent;

import io.masif.agent.local.LocalConfiguration;
import io.masif.boot.Address;
import io.masif.boot.TlsConfiguration;
import io.masif.rig.Archive;
import io.masif.rig.Await;
import io.masif.rig.Pki;
import io.masif.rig.Sandbox;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A sandbox with an agent, and a master that it reports to. */
final class PlayedHost {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    final Path folder;
    final Archive archive;
    final Pki pki;
    final Sandbox sandbox;
    final PlayedMaster master;
    Duration check = Duration.ofMinutes(10);
    Duration report = Duration.ofSeconds(1);
    Duration refresh = Duration.ZERO;
    String masterHost = "127.0.0.1";
    int masterPort;
    private final Vertx vertx;

    PlayedHost(Vertx vertx, Path folder) {
        this(vertx, folder, Pki.in(folder.resolve("pki")).server("master"));
    }

    /** @param identity what the master proves itself with */
    PlayedHost(Vertx vertx, Path folder, Pki.Identity identity) {
        this.vertx = vertx;
        this.folder = folder;
        archive = Archive.debian(folder.resolve("archive"));
        sandbox = Sandbox.in(folder.resolve("a host"), archive);
        pki = Pki.in(folder.resolve("pki"));
        master = new PlayedMaster(vertx, identity);
        masterPort = master.port();
    }

    AgentConfiguration configuration(String masterCn) {
        Pki.Identity identity = pki.client("host");
        return new AgentConfiguration(
                check,
                report,
                Duration.ZERO,
                new Address(masterHost, masterPort),
                masterCn,
                new TlsConfiguration(identity.cert(), identity.key(), identity.ca()),
                "info",
                sandbox.aptConfig(),
                Duration.ofMinutes(1),
                refresh,
                state(),
                new LocalConfiguration(folder.resolve("agent.sock"), null));
    }

    /** The folder in which the agent keeps its runs. */
    Path state() {
        return folder.resolve("state of agent");
    }

    /** Whether the folder of a run has such a file; the empty name means the folder itself. */
    boolean keeps(String name) {
        try (var runs = Files.list(state().resolve("runs"))) {
            return runs.anyMatch(run -> Files.exists(run.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the agent in this process, and waits for its first report. */
    PlayedHost start() {
        new Agent()
                .start(vertx, configuration("master"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        until("a first report", () -> master.plan() != null && master.facts() != null);
        return this;
    }

    void approve(String... actions) {
        master.approved.addAll(List.of(actions));
    }

    /** Lets the agent report a few times more. */
    void cycles(int number) {
        int now = master.reports.get();
        until(number + " more reports", () -> master.reports.get() >= now + number);
    }

    /** Has the master answer so, until the agent has reported again after that. */
    void answerOnce(String text) {
        master.answerWith = text;
        cycles(1);
        master.answerWith = null;
        cycles(1);
    }

    void until(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, condition);
    }

    <T> T value(String what, Supplier<Optional<T>> source) {
        return Await.value(what, PATIENCE, source);
    }
}
