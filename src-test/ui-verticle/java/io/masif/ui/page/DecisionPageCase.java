package io.masif.ui.page;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** Three hosts with pending actions, and a browser of the administrator. */
abstract class DecisionPageCase extends ApiCase {
    static final String PERL_TICKED = "[\"perl\",\"update\",\"5.36\"]";
    static final String OLD_TICKED = "[\"old\",\"remove\",null]";

    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

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

    /** Confirms the question with all its fields, and some more. */
    HttpResponse<String> confirm(String question, String... more) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(question);
        while (matcher.find()) {
            if (!matcher.group(1).equals("csrf") && !matcher.group(1).equals("return")) {
                fields.add(matcher.group(1));
                fields.add(matcher.group(2).replace("&#34;", "\"").replace("&amp;", "&"));
            }
        }
        fields.addAll(List.of(more));
        return post("/approve", fields.toArray(String[]::new));
    }

    /** The last one. */
    JsonObject decision() {
        return approvals().getJsonObject(0);
    }
}
