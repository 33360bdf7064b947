package io.masif.agent.command;

import io.masif.agent.socket.LocalSocketConfiguration;
import io.masif.agent.socket.SocketClient;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code masif-agent status}: prints what the agent does now. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Prints what the agent of this host does now, and whether it works.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all is well",
            "1:the agent runs, but its last report was not acknowledged, or the package management has a problem",
            "2:wrong options",
            "3:no agent answers on the socket"
        })
public final class StatusCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int HTTP_OK = 200;
    private static final int EXIT_PROBLEM = 1;
    private static final int EXIT_NO_ANSWER = 3;

    @Option(
            names = {"--socket", "-restsock"},
            paramLabel = "PATH",
            defaultValue = LocalSocketConfiguration.DEFAULT_PATH,
            description = "The agent's local socket (local.socket). Default: ${DEFAULT-VALUE}")
    private Path socket;

    @Option(names = "--json", description = "Print the answer of GET /v1/status as it is.")
    private boolean json;

    @Override
    public Integer call() {
        try {
            SocketClient.Response answer = SocketClient.get(socket, "/v1/status", TIMEOUT);
            if (answer.status() != HTTP_OK) {
                return printNoAnswer("it answered with status " + answer.status());
            }
            JsonObject status = new JsonObject(answer.body());
            System.out.print(json ? answer.body() + "\n" : StatusText.format(status, Instant.now()));
            return isHealthy(status) ? 0 : EXIT_PROBLEM;
        } catch (IOException | DecodeException e) {
            return printNoAnswer(e.getMessage());
        }
    }

    private static boolean isHealthy(JsonObject status) {
        return status.getJsonObject("condition", new JsonObject())
                        .getString("state", "ok")
                        .equals("ok")
                && status.getJsonObject("master", new JsonObject()).getBoolean("reached", true);
    }

    private int printNoAnswer(String reason) {
        System.err.println("error: no agent answers on " + socket + ": " + reason);
        return EXIT_NO_ANSWER;
    }
}
