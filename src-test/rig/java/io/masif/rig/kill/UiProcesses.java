package io.masif.rig.kill;

import io.masif.rig.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** UIs that advance rollouts together. One that is killed is started again while another one goes on. */
public final class UiProcesses implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final List<UiProcess> processes;
    private final ExecutorService starter;
    private final Consumer<Throwable> onFailure;

    /** @param onFailure gets what went wrong when one was started again */
    public UiProcesses(int count, IntFunction<UiProcess> create, Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        processes = IntStream.range(0, count).mapToObj(create).toList();
        starter = Executors.newFixedThreadPool(count);
    }

    /** Starts all of them, and waits until one is ready. */
    public void start() {
        processes.forEach(ui -> execute(ui::start));
        awaitReady();
    }

    /** Kills one, does what is to be done then, and starts it again; without waiting for that. */
    public void replace(int number, Runnable afterwards) {
        UiProcess ui = processes.get(number);
        execute(() -> {
            ui.kill();
            afterwards.run();
            ui.start();
        });
    }

    private void execute(Runnable task) {
        starter.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | AssertionError e) {
                onFailure.accept(e);
            }
        });
    }

    /** One that is ready. Waits until there is one. */
    public UiProcess awaitReady() {
        return Await.value("a UI that is ready", TIMEOUT, this::findReady);
    }

    private Optional<UiProcess> findReady() {
        return processes.stream().filter(UiProcess::isReady).findFirst();
    }

    /** Waits for those that are starting, and ends all. */
    @Override
    public void close() {
        starter.shutdown();
        try {
            starter.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        processes.forEach(UiProcess::close);
    }
}
