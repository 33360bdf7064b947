package io.masif.ui.page.delivery;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.OperatorCase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A host that is the member of a group, and the forms of the page of windows. */
abstract class DeliveryPageCase extends OperatorCase {
    /** The number of the group. */
    String group;

    @BeforeEach
    void putHost() {
        rows.putHost("a", PERL);
        awaitPending(1);
        group = Long.toString(new GroupRows(ui).addByHand("servers", "a"));
        Await.until("a member", TIMEOUT, () -> admin.get("/windows").body().contains("servers (1 host)"));
    }

    HttpResponse<String> post(String path, String... namesAndValues) {
        return post(admin, path, namesAndValues);
    }

    static HttpResponse<String> post(Browser browser, String path, String... namesAndValues) {
        List<String> all = new ArrayList<>(List.of("csrf", browser.csrf()));
        all.addAll(List.of(namesAndValues));
        return browser.postForm(path, all.toArray(String[]::new));
    }
}
