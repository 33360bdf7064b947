package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.InstanceRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the overview says while there is no host. */
class FirstStepsTest extends ApiCase {
    private static final Pattern BLOCK = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
    private static final String[] REQUIRED = {"host", "cn", "cert", "key", "ca"};
    private static final Pattern SECTION = Pattern.compile("(?m)^([a-z]+):\n((?:  .*\n?)+)");

    @Test
    void itNamesTheMachinesOfTheMasters() {
        Browser browser = ui.logIn();
        assertThat(browser.get("/").body()).contains("No master runs yet.");
        InstanceRows.putMaster(rows, "master-b", 5, 180);
        InstanceRows.putMaster(rows, "master-a", 5, 180);
        InstanceRows.putMaster(rows, "gone", 600, 180);
        String page = browser.get("/").body();
        assertThat(page).contains("Masters run on: master-a, master-b<").doesNotContain("gone");
        assertThat(findBlock(page)).contains("\n  host: master-a:8150\n  cn: master-a\n");
    }

    @Test
    void emptyListsLeadToThem() {
        Browser browser = ui.logIn();
        for (String list : List.of("/hosts", "/pending")) {
            assertThat(browser.get(list).body()).as(list).contains("<a href=\"/\">How to connect the first host</a>");
        }
    }

    @Test
    void whatItSaysCanBePastedIntoTheConfigurationOfTheAgent() throws IOException {
        String block = findBlock(ui.logIn().get("/").body());
        String configuration = Files.readString(Path.of(System.getProperty("masif.root"), "conf/agent.yaml"));
        List<String> lines = new ArrayList<>();
        for (MatchResult section : SECTION.matcher(block).results().toList()) {
            for (String line : section.group(2).lines().toList()) {
                lines.add(line);
                assertThat(configuration)
                        .containsPattern("(?m)^%s:\n(  .*\n)*%s$".formatted(section.group(1), Pattern.quote(line)));
            }
        }
        assertThat(lines)
                .extracting(line -> line.strip().replaceFirst(":.*", ""))
                .containsExactly(REQUIRED);
    }

    private static String findBlock(String page) {
        Matcher block = BLOCK.matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1).replaceAll("</?code>", "");
    }

    @Test
    void theCommandsAreThoseOfTheManual() throws IOException {
        String manual = Files.readString(Path.of(System.getProperty("masif.root"), "docs/manual/install.md"));
        List<String> commands = Pattern.compile("<li>[^<]*<code>([^<]*)</code></li>")
                .matcher(ui.logIn().get("/").body())
                .results()
                .map(command -> command.group(1))
                .toList();
        assertThat(commands).hasSize(3);
        assertThat(commands.subList(1, 3))
                .allSatisfy(command -> assertThat(manual).contains("\n    " + command + "\n"));
        assertThat(manual).containsPattern("\n    apt-get install .*\\./masif-agent_\\*_all\\.deb\n");
    }
}
