package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Progress;
import io.masif.domain.Run;
import io.masif.wire.ActionJson;
import io.masif.wire.Members;
import io.masif.wire.RunJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that a run is kept in until its outcome was acknowledged. Blocks: not to be used on an event loop. */
record RunFolder(Path path) {
    private static final long LONGEST_LOG = 65_536;
    private static final String TOLD = ".told";
    private static final long LONGEST_STATUS = 4096;

    /** What a run was started for. */
    record Journal(Instant started, List<Action> actions) {}

    String id() {
        return path.getFileName().toString();
    }

    Path preferences() {
        return path.resolve("preferences");
    }

    Path configuring() {
        return path.resolve("configure.pl");
    }

    Path script() {
        return path.resolve("run.sh");
    }

    /** Makes all that the run needs; when this returns, the journal has reached the disk. */
    Journal prepare(ApprovedRun run, String nativeArch) throws IOException {
        List<Action> actions = run.selection().actions();
        Files.createDirectories(path);
        write("preferences", run.preferences());
        write("approved", ApprovedSteps.of(run, nativeArch));
        resource(
                switch (run.selection().tool()) {
                    case APT -> "gate.sh";
                    case DPKG -> "configure.pl";
                });
        resource("run.sh");
        Journal journal = new Journal(Instant.now(), actions);
        write(
                "run.json",
                new JsonObject()
                        .put("started", journal.started().toString())
                        .put("actions", ActionJson.write(actions))
                        .encodePrettily());
        DurableFile.force(path.getParent());
        return journal;
    }

    /** Empty if the agent ended before the journal was complete: then nothing was started. */
    Optional<Journal> journal() {
        return read("run.json")
                .map(Buffer::buffer)
                .map(Members::ofBody)
                .map(members -> new Journal(members.moment("started"), members.list("actions", ActionJson::read)));
    }

    void keepOutcome(Run run) throws IOException {
        write("outcome.json", RunJson.write(run).encode());
    }

    Optional<Run> outcome() {
        return read("outcome.json").map(Buffer::buffer).map(Members::ofBody).map(RunJson::read);
    }

    /** The tail of what apt printed. */
    String log() {
        return tail("log", LONGEST_LOG);
    }

    /** How far apt is, by what it said last on its status descriptor. */
    Optional<Progress> progress() {
        return StatusLines.progress(tail("status", LONGEST_STATUS));
    }

    private String tail(String name, long longest) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, longest));
            channel.read(tail, size - tail.capacity());
            return StandardCharsets.UTF_8.decode(tail.flip()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What apt said on its status descriptor. */
    String status() {
        return read("status").orElse("");
    }

    /** Whether the script of the run was started: that it leaves its process id is the first thing it does. */
    boolean began() {
        return Files.exists(path.resolve("pid"));
    }

    /** apt's exit status; empty if it is not known. */
    Optional<String> exitStatus() {
        return read("rc").map(String::strip);
    }

    /** Whether it is only to be deleted: an earlier process was killed while it did that. */
    boolean told() {
        return id().endsWith(TOLD);
    }

    /** Forgets the run at once, whenever this process ends, and then deletes what is left of it. */
    void delete() throws IOException {
        Path told = told() ? path : Files.move(path, path.resolveSibling(id() + TOLD), StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> files = Files.walk(told)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Optional<String> read(String name) {
        Path file = path.resolve(name);
        try {
            return Files.exists(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void resource(String name) throws IOException {
        try (InputStream in = RunFolder.class.getResourceAsStream(name)) {
            Path file = write(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path write(String name, String text) throws IOException {
        return DurableFile.write(path.resolve(name), text);
    }
}
