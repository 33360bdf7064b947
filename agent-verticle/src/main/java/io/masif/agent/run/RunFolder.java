package io.masif.agent.run;

import io.masif.agent.process.DurableFile;
import io.masif.agent.process.PrivateFolder;
import io.masif.agent.restart.RestartBaseline;
import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.domain.Action;
import io.masif.domain.Progress;
import io.masif.domain.Run;
import io.masif.wire.ActionJson;
import io.masif.wire.JsonMembers;
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

/** The folder of a run, which exists until its outcome is acknowledged. Blocks: not to be used on an event loop. */
public record RunFolder(Path path) {
    private static final long MAX_LOG_BYTES = 65_536;
    private static final String ACKNOWLEDGED_SUFFIX = ".told";
    private static final long MAX_STATUS_BYTES = 4096;

    /**
     * The actions that a run was started for.
     *
     * @param before what was there before the restarts among them
     */
    record Journal(Instant started, List<Action> actions, RestartBaseline before) {
        /** Whether they are restarts, and none are of packages. */
        boolean isRestart() {
            return !actions.isEmpty()
                    && actions.stream().allMatch(action -> action.kind().isRestart());
        }
    }

    public String id() {
        return path.getFileName().toString();
    }

    public Path preferencesFile() {
        return path.resolve("preferences");
    }

    public Path configureScript() {
        return path.resolve("configure.pl");
    }

    Path restartScript() {
        return path.resolve("restart.pl");
    }

    Path runScript() {
        return path.resolve("run.sh");
    }

    /** As {@link #prepare(ApprovedRun, String, RestartBaseline)}, for a run without restarts. */
    Journal prepare(ApprovedRun run, String nativeArch) throws IOException {
        return prepare(run, nativeArch, RestartBaseline.NONE);
    }

    /** Writes all files that the run needs; when this returns, the journal has reached the disk. */
    Journal prepare(ApprovedRun run, String nativeArch, RestartBaseline before) throws IOException {
        List<Action> actions = run.selection().actions();
        PrivateFolder.create(path);
        write("preferences", run.preferences());
        write("approved", ApprovedSteps.format(run, nativeArch));
        for (String script : scripts(run.selection().tool())) {
            copyResource(script);
        }
        Journal journal = new Journal(Instant.now(), actions, before);
        write(
                "run.json",
                new JsonObject()
                        .put("started", journal.started().toString())
                        .put("actions", ActionJson.write(actions))
                        .put("before", before.toJson())
                        .encodePrettily());
        DurableFile.force(path.getParent());
        return journal;
    }

    private static List<String> scripts(Selection.Tool tool) {
        return switch (tool) {
            case APT -> List.of("gate.sh", "run.sh");
            case DPKG -> List.of("lock.pl", "configure.pl", "run.sh");
            case SYSTEMCTL, SHUTDOWN -> List.of("lock.pl", "restart.pl", "run.sh");
        };
    }

    /** Empty if the agent ended before the journal was complete: then nothing was started. */
    Optional<Journal> readJournal() {
        return read("run.json")
                .map(Buffer::buffer)
                .map(JsonMembers::ofBody)
                .map(members -> new Journal(
                        members.getInstant("started"),
                        members.getList("actions", ActionJson::read),
                        RestartBaseline.of(members.getObject("before"))));
    }

    void writeOutcome(Run run) throws IOException {
        write("outcome.json", RunJson.write(run).encode());
    }

    Optional<Run> readOutcome() {
        return read("outcome.json").map(Buffer::buffer).map(JsonMembers::ofBody).map(RunJson::read);
    }

    /** The end of apt's output. */
    String readLog() {
        return readTail("log", MAX_LOG_BYTES);
    }

    /** The progress by the last line on apt's status descriptor. */
    Optional<Progress> readProgress() {
        return StatusLines.findProgress(readTail("status", MAX_STATUS_BYTES));
    }

    private String readTail(String name, long maxBytes) {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, maxBytes));
            channel.read(tail, size - tail.capacity());
            return StandardCharsets.UTF_8.decode(tail.flip()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The output on apt's status descriptor. */
    String readStatus() {
        return read("status").orElse("");
    }

    /** Whether the script of the run was started: it first writes its process id. */
    boolean hasStarted() {
        return Files.exists(path.resolve("pid"));
    }

    /** apt's exit status; empty if it is unknown. */
    Optional<String> readExitStatus() {
        return read("rc").map(String::strip);
    }

    /** Whether it only has to be deleted: an earlier process was killed while it deleted the folder. */
    boolean isAcknowledged() {
        return id().endsWith(ACKNOWLEDGED_SUFFIX);
    }

    /** Marks the run as acknowledged, atomically, and then deletes its files. A folder that is not there is deleted already. */
    void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Path acknowledged = isAcknowledged()
                ? path
                : Files.move(path, path.resolveSibling(id() + ACKNOWLEDGED_SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> files = Files.walk(acknowledged)) {
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

    private void copyResource(String name) throws IOException {
        try (InputStream in = RunFolder.class.getResourceAsStream(name)) {
            Path file = write(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private Path write(String name, String text) throws IOException {
        return DurableFile.write(path.resolve(name), text);
    }
}
