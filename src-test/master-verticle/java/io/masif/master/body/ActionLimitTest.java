package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionLimitTest {
    private final ActionLimit limit = new ActionLimit(3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[{},{},{}]",
                "{\"plan\":{\"digest\":\"a,b,c,d,e\",\"actions\":[{},{},{}]}}",
                "{\"plan\":{\"actions\":[{\"a\":1,\"b\":2,\"c\":3,\"d\":4}]}}",
                "[{\"package\":\"[,,,,,\\\"\"}]",
                "{\"runs\":[{\"actions\":[{},{}]},{\"actions\":[{}]}]}",
                "{\"plan\":{\"actions\":[{},{},{}]},\"runs\":[{\"actions\":[{},{},{}]}]}",
                "{\"plan\":{\"actions\":[{\"releases\":[1,2,3,4,5]}]}}",
                "]]]]}}}}[1,2,3]",
                "\"",
                "[\"\\"
            })
    void asManyAsAllowedPass(String body) {
        assertThatCode(() -> check(body)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{},{},{},{}]",
                "[{\"a\":[]},{},{},{}]",
                "[{},{},{},",
                "{\"plan\":{\"actions\":[{},{},{},{}]}}",
                "{\"runs\":[{\"actions\":[{},{},{},{}]}]}",
                "{\"runs\":[{\"actions\":[{},{}]},{\"actions\":[{},{}]}]}"
            })
    void oneMoreIsRefused(String body) {
        assertThatThrownBy(() -> check(body))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("a report may have 3 actions at most");
    }

    /** The rest is not even JSON. */
    @Test
    void nothingIsReadBehindTheFirstOneTooMany() {
        String many = String.join(",", Collections.nCopies(4, "{}")) + "nonsense".repeat(1000);
        assertThatThrownBy(() -> new TaskParser(limit).parse(bytes("[" + many)))
                .hasMessageStartingWith("a report may have 3 actions at most");
        assertThatThrownBy(() -> new ReportParser(limit).parse(bytes("{\"plan\":{\"actions\":[" + many)))
                .hasMessageStartingWith("a report may have 3 actions at most");
    }

    private void check(String body) {
        limit.check(bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
