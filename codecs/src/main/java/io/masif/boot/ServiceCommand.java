package io.masif.boot;

import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.ConfigurationFile;
import io.masif.boot.config.Settings;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.drain.Drain;
import io.masif.drain.ShutdownTimes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/**
 * The command line that every service has: {@code --config FILE}, {@code --check}, {@code --help}, {@code --version}.
 * Exit codes: 0 success, 1 could not start, 2 usage or configuration wrong.
 *
 * @param <C> the service's configuration
 */
public abstract class ServiceCommand<C> implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceCommand.class);
    private static final int EXIT_OK = 0;
    private static final int EXIT_NOT_STARTED = 1;
    private static final int EXIT_CONFIGURATION = 2;

    private final Service<C> service;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The file with the settings: YAML, or the INI file of an existing agent or master."
                    + " Without it, only the environment counts.")
    private Path config;

    @Option(names = "--check", description = "Validate the configuration, say everything that is wrong, and exit.")
    private boolean check;

    private String logFormat;
    /** Of the service that has been started; until then nobody is served. */
    private volatile ShutdownTimes shutdownTimes = ShutdownTimes.NONE;

    protected ServiceCommand(Service<C> service) {
        this.service = service;
    }

    /** Called on the main thread, which may block; the service runs on Vert.x's threads, which keep the JVM alive. */
    @Override
    public Integer call() {
        Vertx vertx = service.createVertx();
        int code = run(vertx, this::executeService);
        if (code != EXIT_OK || check || !isResident()) {
            vertx.close();
        }
        return code;
    }

    /** Whether the service runs on after {@link #execute}; otherwise the process ends with its exit code. */
    protected boolean isResident() {
        return true;
    }

    private Future<Integer> executeService(Vertx vertx, C configuration) {
        return execute(vertx, configuration).onSuccess(code -> {
            if (isResident()) {
                shutdownTimes = service.shutdownTimes(configuration);
                LOG.info("started version={}", Version.current());
            }
        });
    }

    /** Runs the service with a valid configuration; the result is the exit code. */
    protected Future<Integer> execute(Vertx vertx, C configuration) {
        return service.start(vertx, configuration).map(EXIT_OK);
    }

    /**
     * Executes a subcommand: something else with a valid configuration, after which the process ends. Blocks.
     *
     * @param task its result is the exit code
     * @return the exit code
     */
    protected int executeSubcommand(BiFunction<Vertx, C, Future<Integer>> task) {
        Vertx vertx = service.createVertx();
        int code = run(vertx, task);
        vertx.close();
        return code;
    }

    private int run(Vertx vertx, BiFunction<Vertx, C, Future<Integer>> task) {
        try {
            C configuration = waitFor(readConfiguration(vertx));
            if (check) {
                checkHost(configuration);
                System.out.println("The configuration is valid.");
                return EXIT_OK;
            }
            LoggingConfiguration.applyLevel(service.logLevel(configuration));
            LoggingConfiguration.applyFormat(logFormat);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(vertx), "shutdown"));
            return waitFor(task.apply(vertx, configuration));
        } catch (ConfigurationException e) {
            e.errors().forEach(error -> System.err.println("error: " + error));
            return EXIT_CONFIGURATION;
        } catch (StartException e) {
            LOG.error("could not start reason={}", e.getMessage());
            return EXIT_NOT_STARTED;
        } catch (RuntimeException e) {
            LOG.error("could not start", e);
            return EXIT_NOT_STARTED;
        }
    }

    private void checkHost(C configuration) {
        List<String> problems = service.findHostProblems(configuration);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** The configuration from the file and the environment. */
    private Future<C> readConfiguration(Vertx vertx) {
        Future<Map<String, Object>> file =
                config == null ? Future.succeededFuture(Map.of()) : ConfigurationFile.read(vertx, config);
        return file.map(values -> {
            Settings settings = new Settings(service.variablePrefix(), values, System.getenv());
            logFormat = LoggingConfiguration.readFormat(settings);
            C configuration = service.readConfiguration(settings);
            settings.finish();
            return configuration;
        });
    }

    private static <T> T waitFor(Future<T> future) {
        CompletionStage<T> stage = future.toCompletionStage();
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** No future of an event loop waits for the end of all event loops: it could not complete any more. */
    private void shutDown(Vertx vertx) {
        Thread.setDefaultUncaughtExceptionHandler(ServiceCommand::logUnlessLate);
        ShutdownTimes times = shutdownTimes;
        try {
            Drain.of(vertx)
                    .run(vertx, times)
                    .toCompletionStage()
                    .handle((over, failure) -> Shutdown.close(vertx).toCompletionStage())
                    .thenCompose(Function.identity())
                    .toCompletableFuture()
                    .get(times.sum().plus(service.shutdownTimeout()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("closing took too long or failed reason={}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A worker whose task outlives the event loops, such as one that reads a pipe, has nobody to give the result to. */
    private static void logUnlessLate(Thread thread, Throwable failure) {
        if (!(failure instanceof RejectedExecutionException)) {
            LOG.error("a thread failed name={}", thread.getName(), failure);
        }
    }
}
