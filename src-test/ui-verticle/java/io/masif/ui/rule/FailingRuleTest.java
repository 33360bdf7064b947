package io.masif.ui.rule;

import io.masif.ui.bed.FailingStatement;
import org.junit.jupiter.api.Test;

/** A rule whose decisions cannot be written. */
class FailingRuleTest extends RuleCase {
    @Test
    void ruleThatCannotDecideKeepsNoOtherFromIt() {
        FailingStatement failing = FailingStatement.begin(rows, "INSERT ON decision", "NEW.comment = 'fails'");
        addRule(rule("First", "perl").put("comment", "fails"));
        addRule(rule("Second", "bar"));
        rows.putHost("web-1", PERL, BAR);
        failing.awaitAttempt();
        awaitApproved("bar");
        failing.end();
        awaitApproved("bar", "perl");
    }
}
