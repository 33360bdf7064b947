package io.masif.master.trust.chain;

import io.masif.master.refusal.CertificateRefusal;
import io.masif.master.refusal.RefusalReason;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Finds out why a chain of certificates is refused, for the log and the meters. */
public final class RefusedChain {
    private RefusedChain() {}

    /** The same failure, with its {@link CertificateRefusal} attached. */
    public static CertificateException withRefusal(CertificateException failure, List<X509Certificate> chain) {
        failure.addSuppressed(refusal(failure, chain, Instant.now()));
        return failure;
    }

    /** Why the chain is refused, given how its check failed. */
    public static CertificateRefusal refusal(CertificateException failure, List<X509Certificate> chain, Instant now) {
        X509Certificate own = chain.get(0);
        if (has(failure, BasicReason.REVOKED)) {
            return CertificateRefusal.of(RefusalReason.REVOKED, "it, or an authority that signed it, is revoked", own);
        }
        for (X509Certificate each : chain) {
            String whose = each.equals(own) ? "it" : "the certificate of its authority";
            if (now.isAfter(each.getNotAfter().toInstant())) {
                return CertificateRefusal.of(
                        RefusalReason.EXPIRED,
                        whose + " expired at " + each.getNotAfter().toInstant(),
                        own);
            }
            if (now.isBefore(each.getNotBefore().toInstant())) {
                return CertificateRefusal.of(
                        RefusalReason.NOT_YET_VALID,
                        whose + " is not valid before " + each.getNotBefore().toInstant() + ", it is "
                                + now.truncatedTo(ChronoUnit.SECONDS)
                                + " by the clock of this machine",
                        own);
            }
        }
        Optional<String> weak = WeakCertificate.findWeakness(chain);
        if (isUnknown(failure)) {
            return CertificateRefusal.of(
                    RefusalReason.UNKNOWN_AUTHORITY,
                    "none of the authorities of tls.ca that are valid now signed it",
                    own);
        }
        if (!CertificateAlert.isForClients(chain)) {
            return CertificateRefusal.of(
                    RefusalReason.WRONG_PURPOSE, "its extended key usage does not include clientAuth", own);
        }
        return weak.isPresent()
                ? CertificateRefusal.of(RefusalReason.WEAK, weak.get(), own)
                : CertificateRefusal.of(RefusalReason.INVALID, root(failure), own);
    }

    private static boolean has(Throwable failure, CertPathValidatorException.Reason reason) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertPathValidatorException e && e.getReason() == reason) {
                return true;
            }
        }
        return false;
    }

    /** There is no path to a trusted authority, or only to one of the same name with another key. */
    private static boolean isUnknown(Throwable failure) {
        if (has(failure, PKIXReason.NO_TRUST_ANCHOR)) {
            return true;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
