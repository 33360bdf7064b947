package io.masif.system.page.inspect;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.SoftAssertions;

/** What axe finds on all pages of a test. */
public final class Violations {
    private final SoftAssertions assertions = new SoftAssertions();
    private final Axe.Rules rules;

    /** In the dark, only colours are examined. */
    public Violations(ColorScheme scheme) {
        rules = scheme == ColorScheme.DARK ? Axe.Rules.COLOURS : Axe.Rules.ALL;
    }

    public void find(Page page, String what) {
        assertions.assertThat(Axe.findViolations(page, rules)).as(what).isEmpty();
    }

    public void assertAll() {
        assertions.assertAll();
    }
}
