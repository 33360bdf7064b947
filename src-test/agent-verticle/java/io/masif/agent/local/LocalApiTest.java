package io.masif.agent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.agent.Agent;
import io.masif.agent.bed.HostCase;
import io.masif.agent.bed.Invocation;
import io.masif.agent.bed.SandboxHost;
import io.masif.rig.apt.DebPackage;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agent says on its socket, with a real apt and a real dpkg. */
class LocalApiTest extends HostCase {
    private static final String UPDATE = "update foo 1.0 -> 1.1";

    private final Context loop = vertx.getOrCreateContext();
    private HttpClientAgent client;

    @BeforeEach
    void aHostWithAnUpgrade() {
        client = vertx.createHttpClient();
        host.install(DebPackage.of("foo", "1.0"), DebPackage.of("slow", "1.0"))
                .offer(
                        DebPackage.of("foo", "1.1"),
                        DebPackage.of("slow", "1.1")
                                .postinst("while [ ! -e '" + folder.resolve("go") + "' ]; do sleep 0.1; done"));
    }

    @AfterEach
    void endRun() throws IOException {
        Files.writeString(folder.resolve("go"), "");
        host.await("apt's end", () -> host.sandbox.runningProcesses().isEmpty());
    }

    @Test
    void countsWhatWasDone() {
        host.start();
        assertThat(load().getJsonArray("query").getDouble(2)).isGreaterThanOrEqualTo(1);
        assertThat(load().fieldNames())
                .containsExactly("query", "install", "update", "configure", "remove", "purge", "error");
        host.approve(UPDATE);
        host.await("an update counted", () -> load().getJsonArray("update").getDouble(0) == 1);
        assertThat(load().getJsonArray("configure").getDouble(0)).isEqualTo(1);
        assertThat(load().getJsonArray("error").getDouble(2)).isZero();
        host.await("the run in the metrics", () -> metrics().contains("masif_agent_runs_total{result=\"done\"} 1\n"));
        assertThat(metrics())
                .contains("masif_agent_state{state=\"ok\"} 1\n")
                .contains("masif_agent_state{state=\"locked\"} 0\n")
                .contains("masif_agent_build_info{version=")
                .contains("masif_agent_lists_age_seconds{origin=\"Debian/stable\"}")
                .contains("masif_agent_reboot_required 0\n")
                .contains("masif_agent_report_failures_total 0\n")
                .containsPattern("masif_agent_simulations_total [1-9]")
                .containsPattern("masif_agent_last_report_timestamp_seconds [0-9]{10}")
                .containsPattern("process_resident_memory_bytes [1-9][0-9]{6}");
        assertThat(metrics().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? -?[0-9.]+"));
    }

    @Test
    void reportsItsStatus() {
        host.start();
        JsonObject status = host.awaitValue("waiting after the first report", () -> Optional.of(status())
                .filter(now -> now.getJsonObject("master").containsKey("reached")
                        && now.getString("state").equals("waiting")));
        assertThat(status.getString("host")).isEqualTo("host");
        assertThat(status.getJsonObject("condition").getString("state")).isEqualTo("ok");
        assertThat(status.getJsonObject("plan").getString("digest"))
                .isEqualTo(host.master.plan().digest().toString());
        assertThat(status.getJsonObject("plan").getInteger("actions")).isEqualTo(2);
        assertThat(status.getJsonObject("master").getBoolean("reached")).isTrue();
        Instant last = Instant.parse(status.getJsonObject("check").getString("last"));
        assertThat(Instant.parse(status.getJsonObject("check").getString("next")))
                .isEqualTo(last.plusSeconds(600));
        assertThat(status.getJsonObject("report").getString("next")).isNotNull();
        assertThat(status.containsKey("lastError")).isFalse();
        host.master.refusalStatus = 503;
        host.await("the problem with the master", () -> status().containsKey("lastError"));
        assertThat(status().getJsonObject("master").getBoolean("reached")).isFalse();
        assertThat(status().getJsonObject("lastError").getString("sentence")).contains("503");
        assertThat(metrics()).containsPattern("masif_agent_report_failures_total [1-9]");
    }

    @Test
    void showsTheActiveRun() throws IOException {
        host.start().approve("update slow 1.0 -> 1.1");
        host.await("dpkg's progress", () -> status().getJsonObject("run", new JsonObject())
                .getJsonObject("progress", new JsonObject())
                .getString("step", "")
                .contains("slow"));
        JsonObject status = status();
        assertThat(status.getString("state")).isEqualTo("executing");
        assertThat(status.getJsonObject("run").getInteger("actions")).isEqualTo(1);
        assertThat(load().getJsonArray("update").getDouble(0)).isEqualTo(1);
        assertThat(metrics()).contains("masif_agent_running 1\n");
        Invocation printed = Invocation.of(folder, "status", "--socket", socket());
        assertThat(printed.out())
                .contains("state:      executing\n")
                .containsPattern("run: +1 actions since .* ago\\), [0-9]+ %: ")
                .contains("condition:  ok\n");
        assertThat(printed.code()).isZero();
        Files.writeString(folder.resolve("go"), "");
        host.await("no run", () -> !status().containsKey("run"));
    }

    @Test
    void refusesUnknownPagesWithASentence() {
        host.start();
        assertThat(get(HttpMethod.GET, "/v1/nothing"))
                .isEqualTo("404 there is no such page here; there are /metrics, /v1/load, /v1/status\n");
        assertThat(get(HttpMethod.POST, "/v1/load")).isEqualTo("405 this page can only be read: use GET\n");
        assertThat(get(HttpMethod.GET, "/v1/load?" + "x".repeat(5000))).startsWith("414");
    }

    @Test
    void isOnePerSocket() {
        host.start();
        assertThatThrownBy(() -> new Agent()
                        .start(Vertx.vertx(), host.configuration("master"))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("an agent is running on this host already");
        assertThat(Invocation.of(
                        folder,
                        "--once",
                        "--config",
                        Invocation.configuration(folder.resolve("agent.yaml"), host.configuration("master"))
                                .toString()))
                .matches(once -> once.code() == 2 && once.err().contains("an agent is running on this host already"));
    }

    private JsonObject load() {
        return new JsonObject(page("/v1/load"));
    }

    private JsonObject status() {
        return new JsonObject(page("/v1/status"));
    }

    private String metrics() {
        return page("/metrics");
    }

    private String page(String path) {
        String answer = get(HttpMethod.GET, path);
        assertThat(answer).startsWith("200 ");
        return answer.substring(4);
    }

    /** On one event loop: elsewhere an answer may be there before anybody waits for its body. */
    private String get(HttpMethod method, String path) {
        Promise<String> answer = Promise.promise();
        loop.runOnContext(go -> client.request(new RequestOptions()
                        .setServer(SocketAddress.domainSocketAddress(socket()))
                        .setHost("localhost")
                        .setMethod(method)
                        .setURI(path))
                .compose(request -> request.send())
                .compose(response -> response.body().map(body -> response.statusCode() + " " + body))
                .timeout(SandboxHost.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .onComplete(answer));
        return answer.future().toCompletionStage().toCompletableFuture().join();
    }

    private String socket() {
        return folder.resolve("agent.sock").toString();
    }
}
