package io.masif.ui.page.host;

import io.masif.domain.host.Facts;
import io.masif.domain.host.Platform;
import io.masif.domain.label.Labels;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** Three hosts, two of which report labels, and a browser of the administrator. */
abstract class LabelledHostsCase extends ApiCase {
    Browser browser;
    String csrf;

    @BeforeEach
    void putHosts() {
        rows.putHost("web-1", facts("env=prod,tier=web"), PERL);
        rows.putHost("web-2", facts("env=test"), PERL);
        rows.putHost("db-1", PERL);
        Await.until("all hosts", TIMEOUT, () -> names("").size() == 3);
        browser = ui.logIn();
        csrf = browser.csrf();
    }

    static Facts facts(String labels) {
        return Facts.builder()
                .platform(new Platform("Debian 12.15", "6.1", "amd64", "1.0.0"))
                .labels(Labels.parse(labels))
                .build();
    }

    /** The status of the answer. */
    int give(String label, String... hosts) {
        String[] fields = new String[4 + 2 * hosts.length];
        fields[0] = "csrf";
        fields[1] = csrf;
        fields[2] = "label";
        fields[3] = label;
        for (int i = 0; i < hosts.length; i++) {
            fields[4 + 2 * i] = "host";
            fields[5 + 2 * i] = hosts[i];
        }
        return browser.postForm("/hosts/labels/add", fields).statusCode();
    }

    List<String> labels(String host) {
        return Pattern.compile("data-label=\"([^\"]*)\" data-source=\"([^\"]*)\"")
                .matcher(browser.get("/hosts/" + host).body())
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }

    List<String> listed(String query) {
        return Pattern.compile("<tr data-host=\"([^\"]*)\"")
                .matcher(browser.get("/hosts" + query).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    List<String> names(String query) {
        var answer = api.get("/api/v1/hosts" + query);
        return answer.statusCode() != 200
                ? List.of()
                : new JsonArray(answer.body())
                        .stream()
                                .map(host -> ((JsonObject) host).getString("name"))
                                .toList();
    }
}
