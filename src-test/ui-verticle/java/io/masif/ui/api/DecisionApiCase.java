package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Three hosts with pending actions, and a program that decides. */
abstract class DecisionApiCase extends ApiCase {
    static final String PERL_UPDATE = "{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}";
    static final String OLD_REMOVE = "{\"package\": \"old\", \"action\": \"remove\"}";
    static final String BOTH = "\"actions\": [" + PERL_UPDATE + ", " + OLD_REMOVE + "]";

    @BeforeEach
    void putHosts() {
        for (String name : List.of("a", "b", "c")) {
            rows.putHost(name, PERL, OLD);
        }
        awaitPending(2);
    }

    void assertRefused(String body, String sentence) {
        assertThat(error(400, api.post("/api/v1/approvals", body))).contains(sentence);
    }

    static JsonObject assertCreated(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    static String error(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new JsonObject(answer.body()).getString("detail");
    }
}
