package io.masif.boot;

import io.masif.boot.config.Settings;
import io.masif.drain.ShutdownTimes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/**
 * A process that is started with its configuration.
 *
 * @param <C> its configuration
 */
public interface Service<C> {
    /** The prefix of its environment variables, such as {@code MASIF_MASTER}. */
    String variablePrefix();

    /** Reads every key; errors are added to the settings. The result is used only if there are none. */
    C readConfiguration(Settings settings);

    /**
     * What is wrong with the host for a configuration that is valid, and may be right later without a change of the
     * configuration: only {@code --check} refuses it. Blocks.
     *
     * @return sentences, each with the key
     */
    default List<String> findHostProblems(C configuration) {
        return List.of();
    }

    /** The Vert.x that everything is deployed to. */
    default Vertx createVertx() {
        return Vertx.vertx(UncachedFiles.options());
    }

    /** The level of logging that the configuration asks for. */
    String logLevel(C configuration);

    /** How long its servers go on when the process is asked to end. */
    default ShutdownTimes shutdownTimes(C configuration) {
        return ShutdownTimes.NONE;
    }

    /** How long closing may take after its servers have ended; what is not closed then ends with the process. */
    default Duration shutdownTimeout() {
        return Duration.ofSeconds(5);
    }

    /** Deploys the verticles. A future that fails ends the process. */
    Future<?> start(Vertx vertx, C configuration);
}
