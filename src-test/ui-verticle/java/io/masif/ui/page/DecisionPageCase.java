package io.masif.ui.page;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Three hosts with pending actions, and a browser of the administrator. */
abstract class DecisionPageCase extends ApiCase {
    static final String PERL_TICKED = "[\"perl\",\"update\",\"5.36\"]";
    static final String OLD_TICKED = "[\"old\",\"remove\",null]";

    Browser browser;
    String csrf;

    @BeforeEach
    void logIn() {
        rows.putHost("web-1", PERL, OLD);
        rows.putHost("web-2", PERL);
        rows.putHost("all hosts", PERL);
        awaitPending(2);
        browser = ui.logIn();
        csrf = browser.csrf();
    }

    String ask(String... namesAndValues) {
        return post("/approve", namesAndValues).body();
    }

    HttpResponse<String> post(String path, String... namesAndValues) {
        List<String> fields = new ArrayList<>(List.of("csrf", csrf));
        fields.addAll(List.of(namesAndValues));
        return browser.postForm(path, fields.toArray(String[]::new));
    }
}
