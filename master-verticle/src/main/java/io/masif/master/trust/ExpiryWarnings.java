package io.masif.master.trust;

import io.masif.master.trust.authority.Authorities;
import io.masif.master.trust.authority.RevocationList;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Warns of certificates and revocation lists that expire soon or have expired. */
final class ExpiryWarnings {
    private static final Duration EXPIRY_WARNING_PERIOD = Duration.ofDays(14);

    private ExpiryWarnings() {}

    /** A sentence for each. */
    static List<String> of(Trust trust, Instant now) {
        List<String> problems = new ArrayList<>();
        Instant expires = trust.identity().expiresAt();
        if (expires.minus(EXPIRY_WARNING_PERIOD).isBefore(now)) {
            problems.add("tls.cert " + describeExpiry(expires, now)
                    + ": give a new certificate, or agents refuse this master");
        }
        for (X509Certificate each : trust.authorities().certificates()) {
            Instant until = Authorities.expiryOf(each);
            if (until.minus(EXPIRY_WARNING_PERIOD).isBefore(now)) {
                problems.add("tls.ca holds " + each.getSubjectX500Principal().getName() + ", which "
                        + describeExpiry(until, now)
                        + ": agents whose certificates it signed are refused from then on");
            }
        }
        for (RevocationList list : trust.revocations().lists()) {
            if (list.isExpired(now)) {
                problems.add("tls.crl holds a list of " + list.issuer().getName() + " that expired at "
                        + list.nextUpdate() + " and was not replaced: it stays in force");
            }
        }
        return problems;
    }

    private static String describeExpiry(Instant moment, Instant now) {
        return (moment.isBefore(now) ? "expired at " : "expires at ") + moment;
    }
}
