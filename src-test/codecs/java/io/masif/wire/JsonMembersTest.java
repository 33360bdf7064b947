package io.masif.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import io.masif.failure.MemberError;
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

    @Test
    void eachWrongElementIsNamedByAPointer() {
        JsonMembers members = JsonMembers.ofBody(
                Buffer.buffer("{\"actions\": [{\"package\": 1}, {\"package\": \"perl\"}, 2, {\"a/b~ \": 3}]}"));
        assertThatThrownBy(() -> members.getList(
                        "actions", each -> each.requireOnly("package").getText("package")))
                .hasMessage("actions[0].package must be a string, but is a number")
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.errors())
                        .extracting(MemberError::pointer)
                        .containsExactly("#/actions/0/package", "#/actions/2", "#/actions/3/a~1b~0%20"));
    }

    @Test
    void ofVeryManyWrongElementsTheFirstAreNamed() {
        String many = "1,".repeat(100_000) + "1";
        assertThatThrownBy(() -> JsonMembers.listOfBody(Buffer.buffer("[" + many + "]"), each -> each))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.errors())
                        .hasSize(100)
                        .first()
                        .extracting(MemberError::pointer)
                        .isEqualTo("#/0"));
    }
}
