package io.masif.agent.command;

import io.masif.agent.message.HostInspection;
import io.masif.agent.plan.OneTimePlan;
import io.masif.boot.UncachedFiles;
import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.ConfigurationFile;
import io.masif.boot.config.Settings;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.domain.Action;
import io.masif.domain.host.HostProblem;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code masif-agent plan}: prints what apt would do. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Asks apt what it would do on this host, and prints what would be reported.",
            "Needs no running agent and no master, and of the configuration apt.config only."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the plan is what apt would do; standard error may have a warning",
            "1:the host is in a condition in which the plan cannot be relied on; the reason is on standard error",
            "2:wrong options or configuration"
        })
public final class PlanCommand implements Callable<Integer> {
    private static final int EXIT_PROBLEM = 1;
    private static final int EXIT_CONFIGURATION = 2;
    private static final int MAX_REASON_LENGTH = 500;
    private static final String KEY_PREFIX = "apt.";
    private static final String VARIABLE_PREFIX = "MASIF_AGENT_APT_";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The agent's file of settings, of which only apt.config counts. Default: the host's own apt.")
    private Path config;

    @Option(
            names = "--json",
            description = "Print {\"actions\": [{\"package\", \"arch\", \"kind\", \"from\", \"to\", \"security\"}]}.")
    private boolean json;

    @Override
    public Integer call() {
        Vertx vertx = Vertx.vertx(UncachedFiles.options().setEventLoopPoolSize(1));
        try {
            LoggingConfiguration.applyLevel("error");
            HostInspection inspection = readAptConfig(vertx)
                    .compose(aptConfig -> OneTimePlan.inspect(vertx, aptConfig.orElse(null)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return print(inspection);
        } catch (CompletionException e) {
            return printFailure(e.getCause());
        } finally {
            vertx.close();
        }
    }

    private Future<Optional<Path>> readAptConfig(Vertx vertx) {
        Future<Map<String, Object>> file =
                config == null ? Future.succeededFuture(Map.of()) : ConfigurationFile.read(vertx, config);
        return file.map(values -> {
            Settings settings = new Settings(
                    "MASIF_AGENT",
                    filterByPrefix(values, KEY_PREFIX),
                    filterByPrefix(System.getenv(), VARIABLE_PREFIX));
            String text = settings.getText("apt.config", null);
            if (text != null && !Files.isReadable(Path.of(text))) {
                throw new ConfigurationException(List.of("apt.config names a file that cannot be read: " + text));
            }
            return Optional.ofNullable(text).map(Path::of).map(Path::toAbsolutePath);
        });
    }

    private static <T> Map<String, T> filterByPrefix(Map<String, T> all, String prefix) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int print(HostInspection inspection) {
        List<Action> actions = inspection.plan().actions().stream()
                .sorted(Comparator.comparing(Action::packageName).thenComparing(Action::toString))
                .toList();
        // if apt could not simulate, an empty plan does not mean that there is nothing to do
        if (inspection.canExecute() || !actions.isEmpty()) {
            System.out.print(json ? toJson(actions).encodePrettily() + "\n" : PlanText.format(actions));
        }
        HostProblem condition = inspection.facts().condition();
        if (!condition.isOk()) {
            System.err.println("warning: " + condition.state().word() + ": " + condition.problem());
        }
        return inspection.reliable() ? 0 : EXIT_PROBLEM;
    }

    /** A missing version is null: every row has the same members. */
    private static JsonObject toJson(List<Action> actions) {
        JsonArray array = new JsonArray();
        actions.forEach(action -> array.add(new JsonObject()
                .put("package", action.packageName())
                .put("arch", action.arch())
                .put("kind", action.kind().word())
                .put("from", action.from())
                .put("to", action.to())
                .put("security", action.security())));
        return new JsonObject().put("actions", array);
    }

    private static int printFailure(Throwable cause) {
        if (cause instanceof ConfigurationException invalid) {
            invalid.errors().forEach(error -> System.err.println("error: " + error));
            return EXIT_CONFIGURATION;
        }
        System.err.println(
                "error: apt could not be asked: " + Quote.line(String.valueOf(cause.getMessage()), MAX_REASON_LENGTH));
        return EXIT_PROBLEM;
    }
}
