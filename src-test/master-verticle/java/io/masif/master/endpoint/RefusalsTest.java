package io.masif.master.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.tls.Pki;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";
    private static final int LIMIT = 4096;

    @TempDir
    static Path folder;

    private static Pki pki;
    private static RunningMaster master;
    private static HttpAgent web;
    private static String name;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        name = database.newDatabase();
        pki = Pki.in(folder.resolve("pki"));
        Path crl = pki.crl(folder.resolve("crl.pem"), 30, pki.client("revoked"));
        master = RunningMaster.start(database, name, pki, Map.of("api.bodyLimit", LIMIT, "tls.crl", crl));
        web = HttpAgent.of(master, pki, "web");
        web.post(V1, "[]");
    }

    @AfterAll
    static void stop() {
        web.close();
        master.close();
    }

    @Test
    void agentWithoutACertificateFailsInTheHandshake() {
        try (HttpAgent nobody = new HttpAgent(master.port(), pki.ca(), null)) {
            assertThatThrownBy(() -> nobody.post(V1, "[]")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void agentOfAForeignAuthorityFailsInTheHandshake() {
        Pki foreign = Pki.in(folder.resolve("foreign"), "Foreign CA");
        try (HttpAgent stranger = new HttpAgent(master.port(), pki.ca(), foreign.client("web"))) {
            assertThatThrownBy(() -> stranger.post(V1, "[]")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void agentWithARevokedCertificateFailsInTheHandshake() {
        try (HttpAgent revoked = HttpAgent.of(master, pki, "revoked")) {
            assertThatThrownBy(() -> revoked.post(V1, "[]")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void certificateWithoutAnyNameIsRefused() {
        try (HttpAgent nameless = new HttpAgent(master.port(), pki.ca(), pki.issue("nameless", ""))) {
            assertThat(nameless.post(V1, "[]").status()).isEqualTo(400);
            assertThat(nameless.post(V2, "{}").body()).contains("no CN");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE", "HEAD"})
    void otherMethodsAreRefused(String method) {
        for (String path : new String[] {V1, V2}) {
            HttpAgent.Answer answer = send(HttpMethod.valueOf(method), path, "", "text/plain");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers().get("Allow")).isEqualTo("POST");
        }
    }

    @ParameterizedTest
    @CsvSource({"/", "/v1", "/v1/pending", "/v3/report", "/v2/report/x"})
    void otherPathsAreNotFound(String path) {
        assertThat(web.post(path, "[]").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; charset=utf-8",
        "text/plain",
        "multipart/form-data",
        "nonsense",
        "application/x-www-form-urlencoded"
    })
    void contentTypeDoesNotMatter(String type) {
        assertThat(send(HttpMethod.POST, V1, "[]", type).status()).isEqualTo(200);
    }

    @Test
    void bodyUpToTheLimitIsAcceptedAndALongerOneIsNot() {
        assertThat(web.post(V1, "[" + " ".repeat(LIMIT - 2) + "]").status()).isEqualTo(200);
        HttpAgent.Answer answer = web.post(V1, "[" + " ".repeat(LIMIT - 1) + "]");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("4096");
        assertThat(web.post(V1, "[]").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|the body must be a JSON array",
                "{|the body is no JSON",
                "[]]|the body is no JSON",
                "null|the body must be a JSON array",
                "{}|the body must be a JSON array",
                "[1]|[0] must be an object",
                "[null]|[0] must be an object",
                "[{}]|[0].package is missing",
                "[{\"package\": 1, \"action\": \"purge\"}]|[0].package must be a string, but is a number",
                "[{\"package\": \"\", \"action\": \"purge\"}]|[0].package must be a string that is not empty",
                "[{\"package\": \"p\"}]|[0].action is missing",
                "[{\"package\": \"p\", \"action\": \"hold\"}]|[0].action must be one of install",
                "[{\"package\": \"p\", \"action\": \"install\"}]|install needs the version after",
                "[{\"package\":\"p\",\"action\":\"install\",\"from_version\":\"1\",\"to_version\":\"2\"}]|no version before",
                "[{\"package\": \"p\", \"action\": \"update\", \"to_version\": \"2\"}]|update needs",
                "[{\"package\": \"p\", \"action\": \"update\", \"from_version\": \"2\"}]|update needs",
                "[{\"package\": \"p\", \"action\": \"configure\"}]|exactly one",
                "[{\"package\": \"p\", \"action\": \"configure\", \"from_version\": \"1\", \"to_version\": \"2\"}]|exactly one",
                "[{\"package\": \"p\", \"action\": \"remove\", \"to_version\": \"2\"}]|remove needs the version before",
                "[{\"package\": \"p\", \"action\": \"purge\"}]|purge needs the version before",
                "[{\"package\": \"p\", \"action\": \"purge\", \"from_version\": \"\"}]|[0].from_version must be",
                "[{\"package\": \"p\", \"action\": \"purge\", \"from_version\": {}}]|[0].from_version must be a string"
            })
    void versionOneRefusesWithASentence(String body, String sentence) {
        HttpAgent.Answer answer = web.post(V1, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
        assertThat(answer.body()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|the body must be a JSON object",
                "{}|plan is missing",
                "{\"plan\": []}|plan must be an object",
                "{\"plan\": {\"digest\": \"x\"}}|plan: a digest begins with sha256:",
                "{\"plan\": {\"digest\": \"sha256:0\"}}|64 lower-case hexadecimal digits"
            })
    void versionTwoRefusesWithASentence(String body, String sentence) {
        HttpAgent.Answer answer = web.post(V2, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getString("error")).contains(sentence);
    }

    @Test
    void refusedReportChangesNothing() {
        try (HttpAgent fresh = HttpAgent.of(master, pki, "fresh");
                Sql sql = new Sql(EmbeddedDatabase.shared(), name)) {
            fresh.post(V1, "[{\"package\": \"p\", \"action\": \"purge\"}]");
            fresh.post(V2, "{}");
            assertThat(sql.text("SELECT COUNT(*) FROM agent WHERE name = 'fresh'"))
                    .isEqualTo("0");
        }
    }

    private static HttpAgent.Answer send(HttpMethod method, String path, String body, String type) {
        return RunningMaster.join(HttpAgent.retryWhileUnavailable(() -> web.send(method, path, body, type)));
    }
}
