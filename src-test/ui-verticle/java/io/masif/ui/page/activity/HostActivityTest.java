package io.masif.ui.page.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history has what was decided about a host. */
class HostActivityTest extends ApiCase {
    private static final String PERL_UPDATE =
            "{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}";
    private static final String BAR_UPDATE = "{\"package\": \"bar\", \"action\": \"update\", \"to_version\": \"1.1\"}";

    private Browser browser;

    @BeforeEach
    void putHosts() {
        for (String host : List.of("web-7", "web-8", "perl")) {
            rows.putHost(host, PERL, BAR);
        }
        awaitPending(2);
        browser = ui.logIn();
    }

    @Test
    void decisionsAreFoundByTheHostsThatTheyName() {
        decide("approvals", "{\"actions\": [" + PERL_UPDATE + "], \"hosts\": [\"web-7\"]}");
        decide("declines", "{\"actions\": [" + BAR_UPDATE + "], \"except\": [\"web-7\"]}");
        assertThat(kinds("web-7")).containsExactly("declined", "approved");
        assertThat(kinds("web-8")).isEmpty();
        // a host with the name of a package
        assertThat(kinds("perl")).isEmpty();
        assertThat(browser.get("/activity.jsonl?host=web-7").body())
                .contains("\"hosts\":1,", "\"host_names\":[\"web-7\"]");
    }

    @Test
    void revocationsAndRetriesAreFoundByTheirHosts() {
        long approval = decide("approvals", "{\"actions\": [" + PERL_UPDATE + "]}");
        api.post("/api/v1/approvals/" + approval + "/revocations", "{\"hosts\": [\"web-8\"]}");
        assertThat(kinds("web-8")).containsExactly("revoked");
        rows.putRun("web-7", PERL, Result.FAILED, "no space", "");
        awaitApproval("retryable", 1);
        assertThat(api.post("/api/v1/approvals/" + approval + "/retries", "{}").statusCode())
                .isEqualTo(201);
        assertThat(kinds("web-7")).containsExactly("retried");
        long event = rows.query("SELECT id FROM event WHERE kind = 'retried'")
                .iterator()
                .next()
                .getLong(0);
        assertThat(browser.get("/activity/" + event).body()).contains("Names of the first hosts", "web-7");
    }

    @Test
    void ofManyHostsTheFirstAreNamed() {
        IntStream.rangeClosed(1, 120).forEach(number -> rows.putHost("db-%03d".formatted(number), PERL));
        Await.until("all hosts", TIMEOUT, () -> api.get("/api/v1/hosts/db-120").statusCode() == 200);
        String names = IntStream.rangeClosed(1, 120)
                .mapToObj("\"db-%03d\""::formatted)
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        decide("approvals", "{\"actions\": [" + PERL_UPDATE + "], \"hosts\": [" + names + "]}");
        assertThat(kinds("db-100")).containsExactly("approved");
        assertThat(kinds("db-101")).isEmpty();
    }

    private long decide(String list, String body) {
        return new JsonObject(api.post("/api/v1/" + list, body).body()).getLong("id");
    }

    private List<String> kinds(String host) {
        return Pattern.compile("data-event=\"([^\"]+)\"")
                .matcher(browser.get("/activity?host=" + host).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
