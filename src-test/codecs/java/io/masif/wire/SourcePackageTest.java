package io.masif.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.PlannedAction;
import io.masif.failure.Failure;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The source packages of a plan's actions in a report. */
class SourcePackageTest {
    private static final Action LIBSSL3 = Action.of("libssl3", "amd64", Kind.UPDATE, "3.0.15-1", "3.0.16-1");
    private static final Action OPENSSL = Action.of("openssl", "amd64", Kind.UPDATE, "3.0.15-1", "3.0.16-1");

    @Property
    void planIsReadAsItWasWritten(@ForAll("planned") List<PlannedAction> planned) {
        Plan plan = Plan.ofPlanned(planned);
        Report report = new Report(plan.digest(), Optional.of(plan), null, List.of());
        assertThat(Report.read(JsonMembers.ofBody(report.toJson().toBuffer()))).isEqualTo(report);
    }

    @Property
    void planHasTheSameDigestWhetherOrNotSourcesAreKnown(@ForAll("planned") List<PlannedAction> planned) {
        assertThat(Plan.ofPlanned(planned).digest())
                .isEqualTo(Plan.of(planned.stream().map(PlannedAction::action).toList())
                        .digest());
    }

    @Provide
    Arbitrary<List<PlannedAction>> planned() {
        Arbitrary<String> rest =
                Arbitraries.strings().withChars("abz019+.-").ofMinLength(1).ofMaxLength(254);
        Arbitrary<String> names = rest.map(each -> "a" + each);
        return Combinators.combine(names, names.injectNull(0.3))
                .as((packageName, source) ->
                        new PlannedAction(Action.of(packageName, "all", Kind.PURGE, "1", null), source))
                .list()
                .ofMaxSize(5);
    }

    @Test
    void sourceIsWrittenOnlyWhereItHasAnotherName() {
        Plan plan =
                Plan.ofPlanned(List.of(new PlannedAction(LIBSSL3, "openssl"), new PlannedAction(OPENSSL, "openssl")));
        Stream<JsonObject> written = ActionJson.write(plan).stream().map(JsonObject.class::cast);
        assertThat(written.map(each -> each.getString("package") + " from " + each.getString("source")))
                .containsExactlyInAnyOrder("libssl3 from openssl", "openssl from null");
    }

    @Test
    void reportOfAnEarlierAgentHasNoSources() {
        Plan plan = Plan.of(List.of(LIBSSL3));
        assertThat(ActionJson.write(plan)).isEqualTo(ActionJson.write(plan.actions()));
        assertThat(plan.sources()).isEmpty();
    }

    @Test
    void sourceThatIsNoNameIsRefused() {
        for (String source : List.of("", " ", "Openssl", "open ssl", "o", "openssl (3.0)", "x".repeat(256), "-x")) {
            JsonObject action = ActionJson.write(LIBSSL3).put("source", source);
            assertThatThrownBy(() -> ActionJson.readPlanned(JsonMembers.of(action)))
                    .as(source)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("source must be a name");
        }
        JsonObject number = ActionJson.write(LIBSSL3).put("source", 1);
        assertThatThrownBy(() -> ActionJson.readPlanned(JsonMembers.of(number)))
                .hasMessage("source must be a string, but is a number");
    }
}
