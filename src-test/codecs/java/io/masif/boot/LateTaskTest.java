package io.masif.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Settings;
import io.netty.channel.EventLoopGroup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A worker may still be at its task when a service has ended, such as one that waits for a file. */
class LateTaskTest {
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    @Test
    void whatEndsTooLateIsNoFailure() throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LateService.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
        assertThat(read(out)).contains("the task ends").doesNotContain("\tat ");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Asks itself to end while a worker is at a task that ends after the event loops. The process waits for that task. */
    static final class LateService implements Service<String> {
        private final CompletableFuture<Thread> worker = new CompletableFuture<>();

        @Command
        private static final class LateCommand extends ServiceCommand<String> {
            LateCommand() {
                super(new LateService());
            }
        }

        public static void main(String[] arguments) {
            new CommandLine(new LateCommand()).execute(arguments);
        }

        @Override
        public String variablePrefix() {
            return "MASIF_LATE";
        }

        @Override
        public String readConfiguration(Settings settings) {
            return "";
        }

        @Override
        public String logLevel(String configuration) {
            return "info";
        }

        @Override
        public Future<?> start(Vertx vertx, String configuration) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::joinWorker));
            EventLoopGroup eventLoops = ((VertxInternal) vertx).nettyEventLoopGroup();
            vertx.executeBlocking(
                            () -> {
                                worker.complete(Thread.currentThread());
                                eventLoops.terminationFuture().awaitUninterruptibly();
                                System.out.println("the task ends");
                                return "";
                            },
                            false)
                    .onFailure(System.out::println);
            return vertx.executeBlocking(
                    () -> {
                        worker.join();
                        return new ProcessBuilder(
                                        "kill",
                                        Long.toString(ProcessHandle.current().pid()))
                                .start()
                                .waitFor();
                    },
                    false);
        }

        private void joinWorker() {
            try {
                worker.join().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
