package io.masif.agent.facts;

import io.masif.agent.apt.Apt;
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
 * Finds the services that still use replaced files. needrestart examines every process, which takes a second: it runs
 * when dpkg's status has changed, and otherwise at most once an hour. It is never killed; after the timeout the last
 * answer counts until it ends.
 */
final class Needrestart {
    private static final Logger LOG = LoggerFactory.getLogger(Needrestart.class);
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final String SERVICE_PREFIX = "NEEDRESTART-SVC:";

    private final Vertx vertx;
    private final Commands commands;
    private final Path command;
    private final Duration timeout;
    private final Path cacheFile;
    private ServiceList lastAnswer;
    private Future<List<String>> pending = Future.succeededFuture(List.of());

    /**
     * @param command the program; if it is missing, no services are found
     * @param cacheFile the file of the last answer
     */
    Needrestart(Vertx vertx, Path command, Duration timeout, Path cacheFile) {
        this.vertx = vertx;
        // without NEEDRESTART_SUSPEND, which is meant for runs of apt
        commands = new Commands(vertx, Map.of("LC_ALL", "C.UTF-8", "PATH", Apt.PATH));
        this.command = command;
        this.timeout = timeout;
        this.cacheFile = cacheFile;
    }

    private record ServiceList(Instant time, String statusTime, List<String> services) {}

    /** @param status dpkg's status file */
    Future<List<String>> findServices(Path status) {
        return vertx.executeBlocking(() -> readStatusTime(status), false).compose(statusTime -> {
            if (statusTime.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            if (isFresh(statusTime)) {
                return Future.succeededFuture(lastAnswer.services());
            }
            if (pending.isComplete()) {
                pending = query(statusTime);
            }
            List<String> lastServices = lastAnswer == null ? List.of() : lastAnswer.services();
            return pending.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).otherwise(lastServices);
        });
    }

    private boolean isFresh(String statusTime) {
        return lastAnswer != null
                && lastAnswer.statusTime().equals(statusTime)
                && Duration.between(lastAnswer.time(), Instant.now()).abs().compareTo(MAX_AGE) < 0;
    }

    private Future<List<String>> query(String statusTime) {
        return commands.run(List.of(command.toString(), "-b"))
                .map(output -> parseServices(output.out()))
                .onSuccess(services -> lastAnswer = new ServiceList(Instant.now(), statusTime, services))
                .onFailure(e -> LOG.warn("needrestart could not be asked reason={}", e.getMessage()))
                .compose(services -> vertx.executeBlocking(() -> save(lastAnswer), false))
                .map(answer -> answer.services());
    }

    private static List<String> parseServices(String text) {
        return text.lines()
                .filter(line -> line.startsWith(SERVICE_PREFIX))
                .map(line -> line.substring(SERVICE_PREFIX.length()).strip())
                .distinct()
                .sorted()
                .toList();
    }

    /** When dpkg's status was last written; empty if needrestart is not installed. */
    private String readStatusTime(Path status) throws IOException {
        if (!Files.isExecutable(command)) {
            return "";
        }
        if (lastAnswer == null && Files.exists(cacheFile)) {
            lastAnswer = load();
        }
        return Files.getLastModifiedTime(status).toString();
    }

    private ServiceList save(ServiceList answer) {
        try {
            Files.writeString(
                    cacheFile,
                    new JsonObject()
                            .put("when", answer.time().toString())
                            .put("stamp", answer.statusTime())
                            .put("services", new JsonArray(answer.services()))
                            .encode());
        } catch (IOException e) {
            LOG.debug("the services are not remembered file={}", cacheFile, e);
        }
        return answer;
    }

    /** Null if the file is not valid. */
    private ServiceList load() throws IOException {
        try {
            JsonObject json = Buffer.buffer(Files.readAllBytes(cacheFile)).toJsonObject();
            return new ServiceList(
                    Instant.parse(json.getString("when")),
                    json.getString("stamp"),
                    json.getJsonArray("services").stream().map(Object::toString).toList());
        } catch (RuntimeException e) {
            return null;
        }
    }
}
