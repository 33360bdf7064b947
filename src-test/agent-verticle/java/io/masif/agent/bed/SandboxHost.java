package io.masif.agent.bed;

import io.masif.agent.Agent;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.socket.LocalSocketConfiguration;
import io.masif.boot.config.Address;
import io.masif.boot.tls.IdentityFiles;
import io.masif.boot.tls.TlsConfiguration;
import io.masif.domain.Kind;
import io.masif.domain.label.Labels;
import io.masif.rig.apt.Archive;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.apt.Sandbox;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A sandbox with an agent, and a master that it reports to. */
public final class SandboxHost {
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    public final Path folder;
    public final Archive archive;
    public final Pki pki;
    public final Sandbox sandbox;
    public final FakeMaster master;
    public Duration checkInterval = Duration.ofMinutes(10);
    public Duration reportInterval = Duration.ofSeconds(1);
    public Duration waitInterval = Duration.ofMinutes(5);
    public Duration refreshInterval = Duration.ZERO;
    public Labels labels = Labels.NONE;
    /** The restarts that the host proposes besides what apt would do. */
    public Set<Kind> proposed = Set.of();

    public String masterHost = "127.0.0.1";
    public int masterPort;
    private final Vertx vertx;

    public SandboxHost(Vertx vertx, Path folder) {
        this(vertx, folder, Pki.in(folder.resolve("pki")).server("master"));
    }

    /** @param identity what the master proves itself with */
    public SandboxHost(Vertx vertx, Path folder, Pki.Identity identity) {
        this.vertx = vertx;
        this.folder = folder;
        archive = Archive.debian(folder.resolve("archive"));
        sandbox = Sandbox.in(folder.resolve("a host"), archive);
        pki = Pki.in(folder.resolve("pki"));
        master = new FakeMaster(vertx, identity);
        masterPort = master.port();
    }

    public AgentConfiguration configuration(String masterCn) {
        Pki.Identity identity = pki.client("host");
        return new AgentConfiguration(
                new AgentConfiguration.Intervals(checkInterval, reportInterval, waitInterval, Duration.ZERO),
                new AgentConfiguration.Master(new Address(masterHost, masterPort), masterCn),
                new TlsConfiguration(new IdentityFiles(identity.cert(), identity.key()), identity.ca()),
                "info",
                new AgentConfiguration.AptSettings(sandbox.aptConfig(), Duration.ofMinutes(1), refreshInterval),
                new AgentConfiguration.LocalSettings(
                        stateFolder(), new LocalSocketConfiguration(folder.resolve("agent.sock"), null)),
                new AgentConfiguration.HostSettings(labels, proposed));
    }

    /** The folder in which the agent keeps its runs. */
    public Path stateFolder() {
        return folder.resolve("state of agent");
    }

    /** Whether the folder of a run has such a file; the empty name means the folder itself. */
    public boolean hasRunFile(String name) {
        try (var runs = Files.list(stateFolder().resolve("runs"))) {
            return runs.anyMatch(run -> Files.exists(run.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds packages to the archive, and installs them. */
    public SandboxHost install(DebPackage... packages) {
        offer(packages);
        sandbox.install(Stream.of(packages)
                .map(each -> each.name() + "=" + each.version())
                .toArray(String[]::new));
        return this;
    }

    /** Adds packages to the archive, and refreshes the package lists of the host. */
    public SandboxHost offer(DebPackage... packages) {
        archive.add(packages);
        sandbox.update();
        return this;
    }

    /** Starts the agent in this process, and waits for its first report. */
    public SandboxHost start() {
        new Agent()
                .start(vertx, configuration("master"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        await("a first report", () -> master.plan() != null && master.facts() != null);
        return this;
    }

    public void approve(String... actions) {
        master.approved.addAll(List.of(actions));
    }

    /** Lets the agent report a few times more. */
    public void awaitReports(int number) {
        int now = master.reports.get();
        await(number + " more reports", () -> master.reports.get() >= now + number);
    }

    /** Has the master answer so, until the agent has reported again after that. */
    public void answerOnce(String text) {
        master.answerText = text;
        awaitReports(1);
        master.answerText = null;
        awaitReports(1);
    }

    public void await(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, condition);
    }

    public <T> T awaitValue(String what, Supplier<Optional<T>> source) {
        return Await.value(what, PATIENCE, source);
    }
}
