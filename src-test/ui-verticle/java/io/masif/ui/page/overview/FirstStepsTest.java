package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.InstanceRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the overview says while there is no host. */
class FirstStepsTest extends ApiCase {
    private static final Pattern KEY = Pattern.compile("<code>([a-z]+)\\.([a-z]+)</code>");

    @Test
    void itNamesTheMachinesOfTheMasters() {
        Browser browser = ui.logIn();
        assertThat(browser.get("/").body()).contains("No master runs yet.");
        InstanceRows.putMaster(rows, "master-b", 5, 180);
        InstanceRows.putMaster(rows, "master-a", 5, 180);
        InstanceRows.putMaster(rows, "gone", 600, 180);
        assertThat(browser.get("/").body())
                .contains("Masters run on: master-a, master-b<", "<code>master-a:8150</code>")
                .doesNotContain("gone");
    }

    @Test
    void emptyListsLeadToThem() {
        Browser browser = ui.logIn();
        for (String list : List.of("/hosts", "/pending")) {
            assertThat(browser.get(list).body()).as(list).contains("<a href=\"/\">How to connect the first host</a>");
        }
    }

    @Test
    void theKeysThatItNamesAreThoseOfTheAgent() throws IOException {
        String configuration = Files.readString(Path.of(System.getProperty("masif.root"), "conf/agent.yaml"));
        List<MatchResult> keys =
                KEY.matcher(ui.logIn().get("/").body()).results().toList();
        assertThat(keys).hasSize(4).allSatisfy(key -> assertThat(configuration)
                .containsPattern("(?m)^%s:\\n(  .*\\n)*  %s: ".formatted(key.group(1), key.group(2))));
    }
}
