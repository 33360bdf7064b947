package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterProcess;
import io.masif.master.bed.RawClient;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master as a process of its own, with 64 MB of heap, which writes its log as JSON. */
class LittleMemoryTest {
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: m\r\n";
    private static final String CHUNK = "10000\r\n" + "x".repeat(65536) + "\r\n";
    /** Of chunks: 100 MB. */
    private static final int WHOLE_BODY = 1600;

    private static final int HEAP_MEGABYTES = 64;
    private static final double TWO_BODIES_AND_A_HALF = 2.5e8;

    @TempDir
    static Path folder;

    private static Pki pki;
    private static Service master;
    private static int port;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pki = Pki.in(folder.resolve("pki"));
        Pki.Identity identity = pki.server("master.test");
        Path config = Folders.write(folder.resolve("master.yaml"), """
                api: {listen: "127.0.0.1:0", bodyLimit: 1048576}
                management: {listen: "127.0.0.1:0"}
                shutdown: {grace: 0, timeout: 0}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                db: {dsn: "%s", passwordFile: "%s"}
                log: {format: json}
                """.formatted(
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        database.uri(database.newDatabase()),
                        database.passwordFile()));
        List<String> options = new ArrayList<>(Service.smallHeapOptions(HEAP_MEGABYTES));
        options.add("-XX:+ExitOnOutOfMemoryError");
        master = new Service("master", MasterProcess.JAR, options, config, Map.of()).start();
        port = port("listening address=");
    }

    @AfterAll
    static void stop() {
        master.terminate();
    }

    @Test
    void bodiesOf100MegabytesTakeUpNoneOfIt() {
        List<RawClient> clients = IntStream.range(0, 8)
                .mapToObj(i -> RawClient.connectTls(port, pki.client("raw" + i)))
                .toList();
        try (HttpAgent web = new HttpAgent(port, pki.ca(), pki.client("web"))) {
            List<CompletableFuture<String>> answers = clients.stream()
                    .map(client -> client.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n"))
                    .map(client -> client.supplyAsync(RawClient::readToTheEnd))
                    .toList();
            clients.stream()
                    .map(client -> client.supplyAsync(sender -> sender.sendUntilClosed(CHUNK, WHOLE_BODY)))
                    .toList()
                    .forEach(CompletableFuture::join);
            assertThat(answers.stream().map(CompletableFuture::join))
                    .allMatch(answer -> answer.startsWith("HTTP/1.1 413") || answer.startsWith("HTTP/1.1 503"))
                    .anyMatch(answer -> answer.startsWith("HTTP/1.1 413"));
            assertThat(web.post("/v1/pending-tasks", "[]").status()).isEqualTo(200);
        } finally {
            clients.forEach(RawClient::close);
        }
        assertThat(new Probe(port("management address=")).metric("process_resident_memory_bytes"))
                .isLessThan(TWO_BODIES_AND_A_HALF);
    }

    @Test
    void everyLineOfTheLogIsAnObject() {
        assertThat(master.log().lines().map(JsonObject::new)).isNotEmpty().allSatisfy(line -> {
            assertThat(Instant.parse(line.getString("time"))).isNotNull();
            assertThat(line.getString("level")).isIn("INFO", "WARN");
            assertThat(line.getString("logger")).startsWith("io.");
            assertThat(line.getString("message")).isNotBlank();
        });
    }

    /** The one that the master tells it listens at. */
    private static int port(String words) {
        String message = new JsonObject(master.awaitLog(words)).getString("message");
        return Integer.parseInt(message.substring(message.lastIndexOf(':') + 1));
    }
}
