package io.masif.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void anUnknownMemberIsRefusedWithTheNearestName() {
        Members members = Members.of(new JsonObject("{\"host\": [\"a\"], \"actions\": []}"));
        assertThatThrownBy(() -> members.onlyKnown("actions", "hosts", "except"))
                .isInstanceOf(Failure.class)
                .hasMessage("unknown member \"host\"; did you mean \"hosts\"?");
        assertThat(members.onlyKnown("actions", "host")).isSameAs(members);
    }

    @Test
    void anUnknownMemberFurtherDownIsNamedByItsPlace() {
        Members members =
                Members.ofBody(Buffer.buffer("{\"actions\": [{\"package\": \"perl\"}, {\"pakage\": \"perl\"}]}"));
        assertThatThrownBy(() -> members.list("actions", each -> each.onlyKnown("package", "action")))
                .hasMessage("actions[1]: unknown member \"pakage\"; did you mean \"package\"?");
    }

    @Test
    void theSizeOfAnArrayIsKnownBeforeItIsRead() {
        Members members = Members.of(new JsonObject("{\"hosts\": [1, 2], \"comment\": \"text\"}"));
        assertThat(members.size("hosts")).isEqualTo(2);
        assertThat(members.size("comment")).isEqualTo(-1);
        assertThat(members.size("except")).isEqualTo(-1);
    }
}
