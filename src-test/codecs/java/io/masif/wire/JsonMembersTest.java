package io.masif.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class JsonMembersTest {
    @Test
    void anUnknownMemberIsRefusedWithTheNearestName() {
        JsonMembers members = JsonMembers.of(new JsonObject("{\"host\": [\"a\"], \"actions\": []}"));
        assertThatThrownBy(() -> members.requireOnly("actions", "hosts", "except"))
                .isInstanceOf(Failure.class)
                .hasMessage("unknown member \"host\"; did you mean \"hosts\"?");
        assertThat(members.requireOnly("actions", "host")).isSameAs(members);
    }

    @Test
    void anUnknownMemberFurtherDownIsNamedByItsPlace() {
        JsonMembers members =
                JsonMembers.ofBody(Buffer.buffer("{\"actions\": [{\"package\": \"perl\"}, {\"pakage\": \"perl\"}]}"));
        assertThatThrownBy(() -> members.getList("actions", each -> each.requireOnly("package", "action")))
                .hasMessage("actions[1]: unknown member \"pakage\"; did you mean \"package\"?");
    }

    @Test
    void sizeOfAnArrayCanBeReadBeforeItsElements() {
        JsonMembers members = JsonMembers.of(new JsonObject("{\"hosts\": [1, 2], \"comment\": \"text\"}"));
        assertThat(members.size("hosts")).isEqualTo(2);
        assertThat(members.size("comment")).isEqualTo(-1);
        assertThat(members.size("except")).isEqualTo(-1);
    }
}
