package io.masif.ui.page.rollout;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.view.rollout.RingGroups;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of a version of a plan, as it is filled in.
 *
 * @param basis the name of the plan that is changed; empty for a new one
 * @param version the number of the version that is changed; empty for a new plan
 */
public record PlanForm(String name, String basis, String version, String comment, List<RingForm> rings) {
    private static final String VERSION = "[1-9][0-9]{0,8}";

    public PlanForm {
        rings = List.copyOf(rings);
    }

    /** The form of a new plan. */
    static PlanForm ofNew(List<RingForm> rings) {
        return new PlanForm("", "", "", "", rings);
    }

    /** The form of the next version of a plan. */
    static PlanForm of(RolloutPlan plan, RingGroups groups) {
        return new PlanForm(
                plan.key().name(),
                plan.key().name(),
                Integer.toString(plan.key().version()),
                "",
                plan.rings().stream()
                        .map(ring -> RingForm.of(ring, groups::getName))
                        .toList());
    }

    /** What was sent. */
    static PlanForm read(MultiMap fields) {
        List<RingForm> rings = new ArrayList<>();
        for (int number = 1; number <= RolloutPlan.MAX_RINGS && fields.contains("percent-" + number); number++) {
            rings.add(RingForm.of(fields, number));
        }
        return new PlanForm(
                readText(fields, "name"),
                readText(fields, "basis"),
                readText(fields, "version"),
                readText(fields, "comment"),
                rings);
    }

    private static String readText(MultiMap fields, String name) {
        return fields.contains(name) ? fields.get(name).strip() : "";
    }

    /** The same if it has the most rings already. */
    PlanForm withAnotherRing() {
        if (rings.size() == RolloutPlan.MAX_RINGS) {
            return this;
        }
        List<RingForm> more = new ArrayList<>(rings);
        more.add(RingForm.usual(100, 0));
        return withRings(more);
    }

    /** The same if it has one ring only. */
    PlanForm withoutLastRing() {
        return rings.size() <= 1 ? this : withRings(rings.subList(0, rings.size() - 1));
    }

    private PlanForm withRings(List<RingForm> others) {
        return new PlanForm(name, basis, version, comment, others);
    }

    /** The version that is changed; 0 for a new plan, also if a plan is saved under another name. */
    int parseBasedOn() {
        if (basis.isEmpty() || !basis.equals(name)) {
            return 0;
        }
        if (!version.matches(VERSION)) {
            throw Failure.badInput(Text.of("refusal-rollout.number", "version", Quote.of(version)));
        }
        return Integer.parseInt(version);
    }

    /** @throws Failure as bad input, with a sentence */
    String parseName() {
        if (!TextInput.isValid(name, RolloutPlan.MAX_NAME_LENGTH)) {
            throw Failure.badInput(Text.of("refusal-rollout.name", RolloutPlan.MAX_NAME_LENGTH));
        }
        return name;
    }

    /** @throws Failure as bad input, with a sentence about the first ring that is wrong */
    List<Ring> parseRings(RingGroups groups) {
        List<Ring> parsed = new ArrayList<>();
        for (RingForm form : rings) {
            parsed.add(form.parse(parsed.size() + 1, groups::resolve));
        }
        return parsed;
    }
}
