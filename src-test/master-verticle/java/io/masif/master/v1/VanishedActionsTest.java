package io.masif.master.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class VanishedActionsTest {
    private static final Action UPDATE = Action.of("perl", "amd64", Kind.UPDATE, "1", "2");
    private static final Action INSTALL = Action.of("perl", "amd64", Kind.INSTALL, null, "2");
    private static final Action CONFIGURE = Action.of("perl", null, Kind.CONFIGURE, null, "2");
    private static final Action REMOVE = Action.of("perl", "amd64", Kind.REMOVE, "1", null);
    private static final Action PURGE = Action.of("perl", "amd64", Kind.PURGE, "1", null);
    private static final Action OTHER = Action.of("bar", "amd64", Kind.UPDATE, "1", "2");
    private static final Action OTHER_ARCHITECTURE = Action.of("perl", "i386", Kind.UPDATE, "1", "2");

    @Test
    void isDoneWhenNothingIsLeftOfThePackage() {
        for (Action action : List.of(UPDATE, INSTALL, CONFIGURE, REMOVE, PURGE)) {
            assertThat(VanishedActions.isDone(action, List.of())).isTrue();
            assertThat(VanishedActions.isDone(action, List.of(OTHER, OTHER_ARCHITECTURE)))
                    .isEqualTo(action.arch() != null);
        }
    }

    @Test
    void updateIsDoneWhenTheNextOneBeginsWithItsVersion() {
        Action next = Action.of("perl", "amd64", Kind.UPDATE, "2", "3");
        Action instead = Action.of("perl", "amd64", Kind.UPDATE, "1", "3");
        Action removal = Action.of("perl", null, Kind.REMOVE, "2", null);
        for (Action action : List.of(UPDATE, INSTALL, CONFIGURE)) {
            assertThat(VanishedActions.isDone(action, List.of(next))).isTrue();
            assertThat(VanishedActions.isDone(action, List.of(removal))).isTrue();
            assertThat(VanishedActions.isDone(action, List.of(instead))).isFalse();
            assertThat(VanishedActions.isDone(action, List.of(next, instead))).isFalse();
        }
        assertThat(VanishedActions.isDone(INSTALL, List.of(Action.of("perl", "amd64", Kind.INSTALL, null, "3"))))
                .isFalse();
        assertThat(VanishedActions.isDone(UPDATE, List.of(CONFIGURE))).isFalse();
    }

    @Test
    void removalIsDoneWhenOnlyAPurgeIsLeft() {
        assertThat(VanishedActions.isDone(REMOVE, List.of(PURGE))).isTrue();
        assertThat(VanishedActions.isDone(REMOVE, List.of(UPDATE))).isFalse();
        assertThat(VanishedActions.isDone(PURGE, List.of(REMOVE))).isFalse();
    }
}
