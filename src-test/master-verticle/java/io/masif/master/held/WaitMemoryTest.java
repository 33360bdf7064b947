package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hosts whose plans are too much to be held: they report as hosts do that do not wait. */
class WaitMemoryTest extends HeldCase {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int INTERVAL = 17;
    /** More than one plan with as many actions of its own does not fit. */
    private static final int MANY = 1000;

    @Override
    Map<String, Object> keys() {
        return Map.of("api.waitMemory", 1, "report.interval", INTERVAL);
    }

    @Test
    void hostWithoutRoomIsAnsweredAtOnceAndNotToldToWait() {
        HeldHost first = host("first", actions("first"));
        HeldHost second = host("second", actions("second"));
        assertThat(second.firstAnswer().getInteger("wait")).isEqualTo(HeldHost.LONG);
        Future<JsonObject> held = first.await();
        awaitHeld(1);
        JsonObject atOnce = join(second.await());
        assertThat(atOnce.containsKey("wait")).isFalse();
        assertThat(atOnce.getInteger("next")).isEqualTo(INTERVAL);
        assertThat(second.answer().containsKey("wait")).isFalse();
        assertThat(metric("masif_reports_unheld_total")).isEqualTo(1);
        sql.approve("second-7", null, null, null, null);
        Await.until(
                "its next report is answered",
                TIMEOUT,
                () -> second.answer().getJsonArray("approved").size() == 1);
        assertThat(held.isComplete()).isFalse();
    }

    @Test
    void thereIsRoomWhenAnotherHostIsAnswered() {
        HeldHost first = host("first", actions("first"));
        HeldHost second = host("second", actions("second"));
        Future<JsonObject> firstAnswer = first.await();
        awaitHeld(1);
        join(second.await());
        sql.approve("first-7", null, null, null, null);
        assertThat(join(firstAnswer).getJsonArray("approved")).hasSize(1);
        Await.until("its plan is forgotten", TIMEOUT, () -> metric("masif_reports_held_bytes") == 0);
        Future<JsonObject> secondAnswer = second.await();
        awaitHeld(1);
        sql.approve("second-7", null, null, null, null);
        assertThat(join(secondAnswer).getJsonArray("approved")).hasSize(1);
    }

    @Test
    void hostsWithTheSamePlanAreHeldWithTheMemoryOfOne() {
        List<Future<JsonObject>> answers = IntStream.range(0, 5)
                .mapToObj(i -> host("host-" + i, actions("same")).await())
                .toList();
        awaitHeld(5);
        assertThat(metric("masif_reports_held_bytes")).isBetween(MEGABYTE / 4.0, (double) MEGABYTE);
        sql.approve("same-7", null, null, null, null);
        assertThat(answers).allSatisfy(answer -> assertThat(join(answer).getJsonArray("approved"))
                .hasSize(1));
    }

    private double metric(String name) {
        return new Probe(master.managementPort()).metric(name);
    }

    private static Action[] actions(String prefix) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> Action.of(prefix + "-" + i, "all", Kind.INSTALL, null, "1"))
                .toArray(Action[]::new);
    }
}
