package io.masif.agent.apt;

import io.masif.agent.process.Commands;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that still use replaced files. needrestart looks at every process, which costs a second: it is asked
 * when dpkg's status has changed, and otherwise at most once an hour. It is never killed; when our patience is over, the
 * last answer counts until it is done.
 */
final class Needrestart {
    private static final Logger LOG = LoggerFactory.getLogger(Needrestart.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final String SERVICE = "NEEDRESTART-SVC:";

    private final Vertx vertx;
    private final Commands commands;
    private final Path command;
    private final Duration patience;
    private final Path memory;
    private Answer last;
    private Future<List<String>> pending = Future.succeededFuture(List.of());

    /**
     * @param command the program; where it is missing, there are no services to tell
     * @param memory the file that the last answer is kept in
     */
    Needrestart(Vertx vertx, Path command, Duration patience, Path memory) {
        this.vertx = vertx;
        // without NEEDRESTART_SUSPEND, which is for runs of apt
        commands = new Commands(vertx, Map.of("LC_ALL", "C.UTF-8", "PATH", Apt.PATH));
        this.command = command;
        this.patience = patience;
        this.memory = memory;
    }

    private record Answer(Instant when, String stamp, List<String> services) {}

    /** @param status dpkg's status file */
    Future<List<String>> services(Path status) {
        return vertx.executeBlocking(() -> stamp(status), false).compose(stamp -> {
            if (stamp.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            if (fresh(stamp)) {
                return Future.succeededFuture(last.services());
            }
            if (pending.isComplete()) {
                pending = ask(stamp);
            }
            List<String> known = last == null ? List.of() : last.services();
            return pending.timeout(patience.toMillis(), TimeUnit.MILLISECONDS).otherwise(known);
        });
    }

    private boolean fresh(String stamp) {
        return last != null
                && last.stamp().equals(stamp)
                && Duration.between(last.when(), Instant.now()).abs().compareTo(FRESH) < 0;
    }

    private Future<List<String>> ask(String stamp) {
        return commands.run(List.of(command.toString(), "-b"))
                .map(output -> services(output.out()))
                .onSuccess(services -> last = new Answer(Instant.now(), stamp, services))
                .onFailure(e -> LOG.warn("needrestart could not be asked reason={}", e.getMessage()))
                .compose(services -> vertx.executeBlocking(() -> remember(last), false))
                .map(answer -> answer.services());
    }

    private static List<String> services(String text) {
        return text.lines()
                .filter(line -> line.startsWith(SERVICE))
                .map(line -> line.substring(SERVICE.length()).strip())
                .distinct()
                .sorted()
                .toList();
    }

    /** When dpkg's status was last written; empty if there is no needrestart. */
    private String stamp(Path status) throws IOException {
        if (!Files.isExecutable(command)) {
            return "";
        }
        if (last == null && Files.exists(memory)) {
            last = recall();
        }
        return Files.getLastModifiedTime(status).toString();
    }

    private Answer remember(Answer answer) {
        try {
            Files.writeString(
                    memory,
                    new JsonObject()
                            .put("when", answer.when().toString())
                            .put("stamp", answer.stamp())
                            .put("services", new JsonArray(answer.services()))
                            .encode());
        } catch (IOException e) {
            LOG.debug("the services are not remembered file={}", memory, e);
        }
        return answer;
    }

    /** Null if the file is none of ours. */
    private Answer recall() throws IOException {
        try {
            JsonObject json = Buffer.buffer(Files.readAllBytes(memory)).toJsonObject();
            return new Answer(
                    Instant.parse(json.getString("when")),
                    json.getString("stamp"),
                    json.getJsonArray("services").stream().map(Object::toString).toList());
        } catch (RuntimeException e) {
            return null;
        }
    }
}
