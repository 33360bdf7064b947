package io.masif.ui.page.rollout;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.HostLimit;
import io.masif.ui.rollout.plan.RingJson;

/** Finds what is wrong in the fields of a ring, and says it by their labels. What programs send, {@link RingJson} checks. */
final class RingFormCheck {
    private static final int ALL = 100;
    private static final String DIGITS = "[0-9]{1,9}";

    private final RingForm form;

    private RingFormCheck(RingForm form) {
        this.form = form;
    }

    /** @throws Failure as bad input, with a sentence about the first field that is wrong */
    static void check(RingForm form) {
        new RingFormCheck(form).check();
    }

    private void check() {
        if (!form.isOfGroups()) {
            requireNumber("percent", "percent", 1, ALL);
        } else if (form.splitGroups().isEmpty()) {
            throw Failure.badInput(Text.of("refusal-rollout.ring-groups"));
        }
        requireLimit();
        requireNumberIfAny("success-percent", "success-percent", 0, ALL);
        requireNumberIfAny("success-count", "success-count", 0, RingJson.MAX_HOSTS);
        requireNumberIfAny("error-percent", "error-percent", 0, ALL);
        requireNumberIfAny("error-count", "error-count", 1, RingJson.MAX_HOSTS);
        long unit = SoakUnit.of(form.get("soak-unit")).minutes();
        requireNumberIfAny("soak", "soak-number", 0, RingJson.MAX_SOAK_MINUTES / unit);
        requireNumberIfAny("silent", "silent-hours", RingJson.MIN_SILENT_HOURS, RingJson.MAX_SILENT_HOURS);
        if (!form.get("check").isEmpty() && !RingJson.isAddress(form.get("url"))) {
            throw Failure.badInput(
                    Text.of("refusal-rollout.ring-url", RingJson.MAX_URL_LENGTH, Quote.of(form.get("url"))));
        }
    }

    private void requireLimit() {
        String text = form.get("max");
        if (!text.endsWith("%")) {
            requireNumberIfAny("max", "max-concurrent", 0, RingJson.MAX_HOSTS);
        } else if (HostLimit.parseShare(text).isEmpty()) {
            throw Failure.badInput(
                    Text.of("refusal-rollout.ring-limit", Text.of("rollouts.plan.max-concurrent"), Quote.of(text)));
        }
    }

    private void requireNumberIfAny(String field, String label, long least, long most) {
        if (!form.get(field).isEmpty()) {
            requireNumber(field, label, least, most);
        }
    }

    private void requireNumber(String field, String label, long least, long most) {
        String text = form.get(field);
        boolean isNumber = text.matches(DIGITS) && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
        if (!isNumber) {
            throw Failure.badInput(Text.of(
                    "refusal-rollout.ring-number", Text.of("rollouts.plan." + label), least, most, Quote.of(text)));
        }
    }
}
