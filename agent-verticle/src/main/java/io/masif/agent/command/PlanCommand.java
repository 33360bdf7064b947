package io.masif.agent.command;

import io.masif.agent.apt.Outlook;
import io.masif.agent.apt.PlanNow;
import io.masif.boot.ConfigurationException;
import io.masif.boot.ConfigurationFile;
import io.masif.boot.Logging;
import io.masif.boot.Settings;
import io.masif.boot.UncachedFiles;
import io.masif.domain.Action;
import io.masif.domain.Condition;
import io.masif.domain.Quote;
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

/** {@code masif-agent plan}. */
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
    private static final int CONDITION_BAD = 1;
    private static final int CONFIGURATION_WRONG = 2;
    private static final int LONGEST_REASON = 500;
    private static final String KEYS = "apt.";
    private static final String VARIABLES = "MASIF_AGENT_APT_";

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
            Logging.apply("error");
            Outlook outlook = aptConfig(vertx)
                    .compose(aptConfig -> PlanNow.look(vertx, aptConfig.orElse(null)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return print(outlook);
        } catch (CompletionException e) {
            return failed(e.getCause());
        } finally {
            vertx.close();
        }
    }

    private Future<Optional<Path>> aptConfig(Vertx vertx) {
        Future<Map<String, Object>> file =
                config == null ? Future.succeededFuture(Map.of()) : ConfigurationFile.read(vertx, config);
        return file.map(values -> {
            Settings settings = new Settings("MASIF_AGENT", only(values, KEYS), only(System.getenv(), VARIABLES));
            String text = settings.text("apt.config", null);
            if (text != null && !Files.isReadable(Path.of(text))) {
                throw new ConfigurationException(List.of("apt.config names a file that cannot be read: " + text));
            }
            return Optional.ofNullable(text).map(Path::of).map(Path::toAbsolutePath);
        });
    }

    private static <T> Map<String, T> only(Map<String, T> all, String prefix) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int print(Outlook outlook) {
        List<Action> actions = outlook.plan().actions().stream()
                .sorted(Comparator.comparing(Action::packageName).thenComparing(Action::toString))
                .toList();
        // an empty plan of a host that apt could not be asked about is no plan
        if (outlook.executable() || !actions.isEmpty()) {
            System.out.print(json ? json(actions).encodePrettily() + "\n" : PlanText.of(actions));
        }
        Condition condition = outlook.facts().condition();
        if (!condition.good()) {
            System.err.println("warning: " + condition.state().word() + ": " + condition.problem());
        }
        return outlook.reliable() ? 0 : CONDITION_BAD;
    }

    /** What has no version before or after, has null there: every row has the same members. */
    private static JsonObject json(List<Action> actions) {
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

    private static int failed(Throwable thrown) {
        if (thrown instanceof ConfigurationException wrong) {
            wrong.errors().forEach(error -> System.err.println("error: " + error));
            return CONFIGURATION_WRONG;
        }
        System.err.println(
                "error: apt could not be asked: " + Quote.line(String.valueOf(thrown.getMessage()), LONGEST_REASON));
        return CONDITION_BAD;
    }
}
