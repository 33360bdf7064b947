package io.masif.master.trust.authority;

import io.masif.boot.tls.TlsFileException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A revocation list whose signature is valid, reduced to what is needed.
 *
 * @param signer the authority that signed it
 * @param issuedAt when it was issued
 * @param nextUpdate when the next list is due; null if the list does not say
 */
public record RevocationList(X509Certificate signer, Instant issuedAt, Instant nextUpdate, Set<BigInteger> serials) {
    /** Clocks differ: a list may be issued in the near future. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Duration MAX_WARNING = Duration.ofDays(3);
    /** A delta list contains only changes since another list (RFC 5280, 5.2.4). */
    private static final String DELTA = "2.5.29.27";

    public RevocationList {
        serials = Set.copyOf(serials);
    }

    /** Checks the signature and when it was issued; an expired list is accepted. */
    static RevocationList of(X509CRL list, Authorities authorities, Path path, Instant now) throws TlsFileException {
        String issuer = list.getIssuerX500Principal().getName();
        if (!authorities.containsIssuer(list.getIssuerX500Principal())) {
            throw new TlsFileException("holds a list of " + issuer + ", which is none of the authorities in tls.ca: "
                    + path + "; add its certificate there, or leave the list out");
        }
        X509Certificate signer = authorities
                .findSigner(list)
                .orElseThrow(() -> new TlsFileException("holds a list that " + issuer
                        + " did not sign, or must not sign: " + path + "; give one that it signed"));
        Instant issuedAt = list.getThisUpdate().toInstant();
        if (issuedAt.isAfter(now.plus(MAX_CLOCK_SKEW))) {
            throw new TlsFileException("holds a list of " + issuer + " that counts only from " + issuedAt + " on: "
                    + path + "; give one of now, or set the clock right");
        }
        if (list.getExtensionValue(DELTA) != null) {
            throw new TlsFileException("holds a delta list of " + issuer + ": " + path + "; give the complete list");
        }
        Set<BigInteger> serials = new HashSet<>();
        if (list.getRevokedCertificates() != null) {
            for (X509CRLEntry entry : list.getRevokedCertificates()) {
                serials.add(entry.getSerialNumber());
            }
        }
        Instant nextUpdate =
                list.getNextUpdate() == null ? null : list.getNextUpdate().toInstant();
        return new RevocationList(signer, issuedAt, nextUpdate, serials);
    }

    /** The name of the authority that signed it. */
    public X500Principal issuer() {
        return signer.getSubjectX500Principal();
    }

    /** Whether the same authority signed both with the same key. */
    boolean hasSameSigner(RevocationList other) {
        return issuer().equals(other.issuer()) && signer.getPublicKey().equals(other.signer.getPublicKey());
    }

    /** From when on it has to be replaced soon: for a third of the time for which it is valid, but at most some days. */
    public Instant warnAt() {
        Duration third = Duration.between(issuedAt, nextUpdate).dividedBy(3);
        return nextUpdate.minus(third.compareTo(MAX_WARNING) < 0 ? third : MAX_WARNING);
    }

    /** Whether the next list is overdue; false if the list does not say when it is due. */
    public boolean isExpired(Instant now) {
        return nextUpdate != null && nextUpdate.isBefore(now);
    }
}
