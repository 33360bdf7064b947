package io.masif.ui.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.ui.view.operator.Role;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract whose operations do not all say which role they need is not read, so that its UI does not start. */
class OperationTest {
    @Test
    void theRoleIsThatOfEachWayToLogIn() {
        assertThat(parse("[{\"basic\": [\"approver\"]}, {\"bearer\": [\"approver\"]}]")
                        .access())
                .isEqualTo(new OperationAccess(Role.APPROVER, true));
        assertThat(parse("[{\"basic\": [\"viewer\"]}]").access()).isEqualTo(new OperationAccess(Role.VIEWER, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"basic\": []}, {\"bearer\": []}]",
                "[{\"basic\": [\"viewer\"]}, {\"bearer\": [\"approver\"]}]",
                "[{\"basic\": [\"boss\"]}, {\"bearer\": [\"boss\"]}]"
            })
    void anOperationWithoutOneRoleIsRefused(String security) {
        assertThatThrownBy(() -> parse(security))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("security of the operation listTea must name one role, but is [");
    }

    private static Operation parse(String security) {
        String json = "{\"operationId\": \"listTea\", \"responses\": {}, \"security\": " + security + "}";
        return Operation.parse(new JsonObject(), "GET", "/api/v1/tea", new JsonObject(json));
    }
}
