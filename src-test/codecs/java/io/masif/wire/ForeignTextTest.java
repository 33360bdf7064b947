package io.masif.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.Facts;
import io.masif.failure.Failure;
import io.masif.wire.v1.Task;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a host may choose. */
class ForeignTextTest {
    private static final JsonObject PERL = new JsonObject()
            .put("package", "perl")
            .put("arch", "amd64")
            .put("kind", "update")
            .put("from", "1:5.24-1+deb9u3")
            .put("to", "1:5.24-1+deb9u4~bpo1");

    @Test
    void whatThePolicyAllowsIsRead() {
        assertThat(ActionJson.read(JsonMembers.of(PERL)))
                .isEqualTo(Action.of("perl", "amd64", Kind.UPDATE, "1:5.24-1+deb9u3", "1:5.24-1+deb9u4~bpo1"));
    }

    @ParameterizedTest
    @CsvSource({
        "package, Perl",
        "package, 'perl '",
        "package, -perl",
        "package, pe_rl",
        "package, perl:amd64",
        "package, pеrl",
        "arch, AMD64",
        "arch, 'amd64 '",
        "from, v1",
        "from, '1.0 '",
        "from, 1.0/2",
        "to, 5.2 Debian:12/stable",
        "to, 1:",
        "to, '5.2 '",
        "to, 5.２"
    })
    void whatDebiansPolicyDoesNotAllowIsRefusedInVersionTwo(String member, String text) {
        assertThatThrownBy(() -> ActionJson.read(JsonMembers.of(PERL.copy().put(member, text))))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(member + " must ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Debian\u200b:12/stable", "Debian:12/stable ", "\u202eDebian:12/stable", "A:1/x, B:2/y", ""})
    void releaseThatIsNotVisibleOrNotOneIsRefusedInVersionTwo(String release) {
        JsonObject json = PERL.copy().put("releases", new JsonArray().add(release));
        assertThatThrownBy(() -> ActionJson.read(JsonMembers.of(json)))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("releases must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"package", "from_version", "to_version"})
    void versionOneIsKeptAsItWasSentAndIsAnotherActionForEachText(String member) {
        JsonObject task = new JsonObject()
                .put("package", "perl")
                .put("action", "update")
                .put("from_version", "5.24")
                .put("to_version", "5.25");
        String text = task.getString(member);
        JsonArray all = new JsonArray();
        List.of(text, text + " ", " " + text, text + "\u200b", text + "\ufe0f", text.toUpperCase(Locale.ROOT) + "X")
                .forEach(each -> all.add(task.copy().put(member, each)));
        List<Task> read = Task.listOf(all.toBuffer());
        assertThat(new JsonArray(read.stream().map(Task::toJson).toList())).isEqualTo(all);
        assertThat(read.stream().map(each -> each.action().digest()).distinct()).hasSize(all.size());
        assertThatThrownBy(() -> Task.listOf(new JsonArray()
                        .add(task.copy().put(member, text + "\ud800"))
                        .toBuffer()))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("[0]");
    }

    @Test
    void versionOneMaySendALabelWithAnInvisibleCharacter() {
        JsonObject task = new JsonObject()
                .put("package", "perl")
                .put("action", "install")
                .put("to_version", "5.25 Some\u200bPPA:1/x [amd64]");
        Task read = Task.listOf(new JsonArray().add(task).toBuffer()).get(0);
        assertThat(read.toJson()).isEqualTo(task);
        assertThat(read.action().releases()).containsExactly("Some\ufffdPPA:1/x");
        assertThat(read.action().to()).isEqualTo("5.25");
    }

    @Test
    void factsAreCutAndTheirInvisibleCharactersAreWrittenOut() {
        JsonObject json = new JsonObject()
                .put("os", "O".repeat(1500))
                .put("kernel", "6.1\u202e")
                .put("problem", "first\nsecond" + "x".repeat(3000))
                .put("held", new JsonArray().add("a\u200bb"))
                .put("leftovers", new JsonArray().add("/etc/x\u001b[2J"));
        Facts facts = FactsJson.read(JsonMembers.of(json));
        assertThat(facts.platform().os()).isEqualTo("O".repeat(999) + "…");
        assertThat(facts.platform().kernel()).isEqualTo("6.1\\u202e");
        assertThat(facts.condition().problem()).startsWith("first secondx").hasSizeLessThan(2100);
        assertThat(facts.gaps().held()).containsExactly("a\\u200bb");
        assertThat(facts.gaps().leftovers()).containsExactly("/etc/x\\u001b[2J");
    }
}
