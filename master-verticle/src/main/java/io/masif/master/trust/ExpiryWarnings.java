package io.masif.master.trust;

import io.masif.boot.tls.ExpiryWarning;
import io.masif.master.trust.authority.Authorities;
import io.masif.master.trust.authority.RevocationList;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Warns of certificates and revocation lists that expire soon or have expired. */
final class ExpiryWarnings {
    private ExpiryWarnings() {}

    /** A sentence for each. */
    static List<String> of(Trust trust, Instant now) {
        List<String> problems = new ArrayList<>();
        Instant expires = trust.identity().expiresAt();
        ExpiryWarning.find(expires, now)
                .ifPresent(expiry ->
                        problems.add("tls.cert " + expiry + ": give a new certificate, or agents refuse this master"));
        for (X509Certificate each : trust.authorities().certificates()) {
            ExpiryWarning.find(Authorities.expiryOf(each), now)
                    .ifPresent(expiry -> problems.add("tls.ca holds "
                            + each.getSubjectX500Principal().getName() + ", which " + expiry
                            + ": agents whose certificates it signed are refused from then on"));
        }
        for (RevocationList list : trust.revocations().lists()) {
            if (list.isExpired(now)) {
                problems.add("tls.crl holds a list of " + list.issuer().getName() + " that expired at "
                        + list.nextUpdate() + " and was not replaced: it stays in force");
            }
        }
        return problems;
    }
}
