package io.masif.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.Invocation;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The plugin against a socket that answers as the protocol's description shows. */
class CheckCommandTest {
    private static final String LOAD =
            "{\"query\": [1, 4, 12], \"install\": [0, 0, 0], \"update\": [0, 2, 2], \"configure\": [0, 2, 2],"
                    + " \"remove\": [0, 0, 0], \"purge\": [0, 0, 0], \"error\": [0, 0, 0.5]}";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private String answer = LOAD;
    private int status = 200;

    @BeforeEach
    void listen() {
        vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(status)
                        .end(request.path().equals("/v1/load") ? answer : ""))
                .listen(SocketAddress.domainSocketAddress(socket()))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isOkWithoutThresholdsAndPrintsAllFigures() {
        String text = check(0);
        assertThat(text).startsWith("MASIF AGENT OK: all figures are within their thresholds | 'time'=");
        assertThat(text)
                .containsPattern("'time'=[0-9.]+us;;;0 'size'=" + LOAD.length() + "B;;;0 ")
                .contains("'query_1m'=1;;;0 'query_5m'=4;;;0 'query_15m'=12;;;0 'install_1m'=0;;;0 ")
                .contains(" 'error_15m'=0.5;;;0\n");
        assertThat(text.strip().lines()).hasSize(1);
        assertThat(text.split("'=", -1)).hasSize(2 + 21 + 1);
    }

    @Test
    void warnsAndIsCriticalByTheWorst() {
        assertThat(check(1, "-query-1m-warn", "0", "-query-1m-crit", "5"))
                .startsWith("MASIF AGENT WARNING: query_1m = 1 (warning: 0) | ")
                .contains("'query_1m'=1;0;5;0");
        assertThat(check(2, "-query-1m-warn", "0", "-update-5m-crit", "@~:42", "-error-15m-warn", "0.4"))
                .startsWith("MASIF AGENT CRITICAL: update_5m = 2 (critical: @~:42), error_15m = 0.5 (warning: 0.4),"
                        + " query_1m = 1 (warning: 0) | ");
        assertThat(check(2, "-resptime-crit", "0")).contains("MASIF AGENT CRITICAL: time = ");
        assertThat(check(0, "-resptime-warn", "60000000", "-purge-15m-crit", "10:20", "-purge-15m-crit", "0:"))
                .contains("'purge_15m'=0;;0:;0");
    }

    @Test
    void acceptsOptionsAsTheOtherPluginDoes() {
        assertThat(check(1, "--query-15m-warn=10")).contains("query_15m = 12");
        assertThat(check(1, "-query-15m-warn=~:10")).contains("'query_15m'=12;~:10;;0");
    }

    @Test
    void doesNotKnowWithoutAUsableAnswer() {
        answer = "{\"query\": [1, 4]}";
        assertThat(check(3)).contains("UNKNOWN").contains("does not tell three numbers for query");
        answer = "nonsense";
        assertThat(check(3)).contains("the answer is no JSON object");
        status = 500;
        assertThat(check(3)).contains("was answered with status 500");
        assertThat(run(3, "-restsock", folder.resolve("nowhere").toString())).startsWith("MASIF AGENT UNKNOWN: ");
    }

    @Test
    void doesNotKnowWithUnusableOptions() {
        assertThat(run(3)).contains("MASIF AGENT UNKNOWN").contains("restsock");
        assertThat(check(3, "-query-1m-warn", "many")).contains("a threshold is such as 10");
        assertThat(check(3, "-query-2m-warn", "1")).contains("UNKNOWN").contains("-query-2m-warn");
    }

    @Test
    void isACommandOfTheAgent() {
        Invocation invocation = Invocation.of(folder, "check", "-restsock", socket(), "-query-1m-crit", "0");
        assertThat(invocation.out()).startsWith("MASIF AGENT CRITICAL: query_1m = 1 (critical: 0) | 'time'=");
        assertThat(invocation.code()).isEqualTo(2);
        assertThat(Invocation.of(folder, "--help").out())
                .contains("status", "plan", "check", "--once", "--config", "--check");
    }

    private String check(int code, String... options) {
        List<String> all = new ArrayList<>(List.of("-restsock", socket()));
        all.addAll(List.of(options));
        return run(code, all.toArray(String[]::new));
    }

    private String run(int code, String... options) {
        StringWriter text = new StringWriter();
        CommandLine line = CheckCommand.createCommandLine().setOut(new PrintWriter(text, true));
        assertThat(line.execute(options)).as(text.toString()).isEqualTo(code);
        return text.toString();
    }

    private String socket() {
        return folder.resolve("s").toString();
    }
}
