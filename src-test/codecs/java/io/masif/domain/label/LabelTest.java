package io.masif.domain.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    private static final String LONGEST = "a" + "b".repeat(61) + "c";

    @ParameterizedTest
    @ValueSource(strings = {"env", "E", "1a", "a-b_c.D", "example.com/role", "a/b", "1.2-3.x/y"})
    void keyOfKubernetesIsAccepted(String key) {
        assertThat(new Label(key, "")).hasToString(key + "=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "a b",
                "ä",
                "a/",
                "/a",
                "a/b/c",
                "Example.com/a",
                "a..b/c",
                "-a/b",
                "a_b/c",
                "a\n",
                "a=b"
            })
    void otherKeyIsRefused(String key) {
        assertThatThrownBy(() -> new Label(key, "x")).hasMessageStartingWith("the key of a label must be at most 63");
    }

    @Test
    void keyAndValueAndPrefixHaveTheLimitsOfKubernetes() {
        String prefix = "p".repeat(63) + "." + "p".repeat(63) + "." + "p".repeat(63) + "." + "p".repeat(61);
        Label longest = new Label(prefix + "/" + LONGEST, LONGEST);
        assertThat(longest.key()).hasSize(Label.MAX_KEY_LENGTH);
        assertThat(Label.isKey(prefix + "p/a")).isFalse();
        assertThat(Label.isKey(LONGEST + "d")).isFalse();
        assertThat(Label.isValue(LONGEST + "d")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a-", "a b", "ä", "a/b", "\n", "a\n", "a,b"})
    void otherValueIsRefused(String value) {
        assertThatThrownBy(() -> new Label("env", value))
                .hasMessageStartingWith("the value of a label must be at most");
    }

    @Test
    void textIsKeyAndValue() {
        assertThat(Label.parse(" env = prod ")).isEqualTo(new Label("env", "prod"));
        assertThat(Label.parse("legacy=")).isEqualTo(new Label("legacy", ""));
        assertThatThrownBy(() -> Label.parse("env"))
                .hasMessage("a label must be key=value, such as env=prod, but is \"env\"");
    }

    @Test
    void sourceGivesEachKeyOnceAndAtMost32Labels() {
        assertThatThrownBy(() -> Labels.parse("env=a,tier=b,env=c")).hasMessage("the label \"env\" is given twice");
        Map<String, Object> reported = new HashMap<>(Map.of("env", "prod", "-", "x", "tier", "a b", "rack", 12));
        assertThat(Labels.ofValid(reported)).isEqualTo(Labels.parse("env=prod"));
        for (int i = 0; i < 40; i++) {
            reported.put("key-" + i, "value");
        }
        Labels most = Labels.ofValid(reported);
        assertThat(most.all()).hasSize(32);
        assertThat(most.with(new Label(most.keys().iterator().next(), "other")).all())
                .hasSize(32);
        assertThatThrownBy(() -> most.with(new Label("another", "x")))
                .hasMessage("a host can have at most 32 labels from one source, but these are \"33\"");
    }
}
