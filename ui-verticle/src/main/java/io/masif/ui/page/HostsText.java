package io.masif.ui.page;

import io.masif.decision.Scope;
import io.masif.ui.view.approval.summary.NamedHosts;

/** Says for whom a decision is. */
public final class HostsText {
    private HostsText() {}

    /** {@code all hosts}, {@code 3,781 hosts}, {@code all hosts except 3}, {@code 2 groups: db, web}. */
    public static String of(PageContext page, NamedHosts hosts) {
        String counted = page.format().hosts(hosts.scope(), hosts.count());
        return hosts.scope() == Scope.GROUPS
                ? page.text("common.named", counted, page.format().joinFirst(hosts.first()))
                : counted;
    }
}
