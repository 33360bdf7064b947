package io.masif.boot;

import io.masif.boot.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * What a process is, once its configuration has been read.
 *
 * @param <C> its configuration
 */
public interface Service<C> {
    /** What its environment variables begin with, such as {@code MASIF_MASTER}. */
    String variablePrefix();

    /** Reads every key; errors are noted in the settings. The result is used only if there are none. */
    C readConfiguration(Settings settings);

    /** The Vert.x that everything is deployed to. */
    default Vertx createVertx() {
        return Vertx.vertx(UncachedFiles.options());
    }

    /** The level of logging that the configuration asks for. */
    String logLevel(C configuration);

    /** How long the process may take to end when it is asked to; what is not closed by then ends with it. */
    default Duration shutdownTimeout() {
        return Duration.ofSeconds(5);
    }

    /** Deploys the verticles. A future that fails ends the process. */
    Future<?> start(Vertx vertx, C configuration);
}
