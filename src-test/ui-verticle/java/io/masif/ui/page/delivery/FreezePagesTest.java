package io.masif.ui.page.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Administrators add freezes and remove them, and are asked before that concerns all hosts. */
class FreezePagesTest extends DeliveryPageCase {
    @Test
    void aFreezeIsShownOnTheHost() {
        String[] freeze = {
            "group", "", "from", "2020-01-01T00:00", "until", "2099-06-01T18:30", "reason", "end of <year>"
        };
        assertThat(post("/freezes", freeze).body())
                .contains("Hand out no approvals in this time?", "2099-06-01 18:30 UTC: end of &lt;year&gt;");
        assertThat(rows.countRows("freeze")).isZero();
        List<String> sure = new ArrayList<>(List.of(freeze));
        sure.addAll(List.of("sure", "yes"));
        assertThat(post("/freezes", sure.toArray(String[]::new)).statusCode()).isEqualTo(303);
        assertThat(api.get("/api/v1/freezes").body()).contains("\"until\":\"2099-06-01T18:30:00Z\"");
        assertThat(admin.get("/hosts/a").body()).contains("A freeze holds until", "end of &lt;year&gt;");
        assertThat(admin.get("/windows").body())
                .contains("end of &lt;year&gt;", "all hosts", "holds</span>", "Until (UTC)");
        assertThat(post("/freezes/remove", "freeze", "1").body())
                .contains("Remove the freeze for all hosts?", "end of &lt;year&gt;");
        assertThat(admin.get("/hosts/a").body()).contains("A freeze holds until");
        assertThat(post("/freezes/remove", "sure", "yes", "freeze", "1").statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/hosts/a").body()).doesNotContain("A freeze holds");
    }

    @Test
    void aRefusedFormKeepsWhatWasFilledIn() {
        HttpResponse<String> freeze = post(
                "/freezes", "group", group, "from", "2099-06-02T18:30", "until", "2099-06-01T18:30", "reason", "audit");
        assertThat(freeze.statusCode()).isEqualTo(400);
        assertThat(freeze.body())
                .contains("role=\"alert\" tabindex=\"-1\">A freeze must end")
                .contains("value=\"2099-06-02T18:30\"", "value=\"audit\"", "value=\"" + group + "\" selected");
    }
}
