package io.masif.agent.client;

import io.masif.boot.tls.CertificateTrust;
import io.masif.boot.tls.CommonName;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.X509TrustManager;

/**
 * Accepts, during the handshake, a master whose certificate is valid by PKIX and has the configured name, whatever its
 * address is. If a certificate has no alternative names of hosts, its CN counts: those of existing masters have none.
 */
final class MasterTrust extends CertificateTrust {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509TrustManager pkix;
    private final String name;

    MasterTrust(X509TrustManager pkix, String name) {
        this.pkix = pkix;
        this.name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    protected X509TrustManager pkix() {
        return pkix;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            pkix.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            throw new MasterRefusedException(explainFailure(chain, e), e);
        }
        List<String> names = hostNames(chain[0]);
        if (names.stream().noneMatch(this::matchesName)
                && !alternativeNames(chain[0], IP_ADDRESS).contains(name)) {
            String subject = names.isEmpty() ? "nobody" : String.join(", ", names);
            throw new MasterRefusedException(
                    "the master's certificate is for " + subject + ", not for " + name + " (master.cn)", null);
        }
    }

    private static String explainFailure(X509Certificate[] chain, CertificateException thrown) {
        Instant now = Instant.now();
        for (X509Certificate each : chain) {
            String subject = each.equals(chain[0])
                    ? "the master's certificate"
                    : "the certificate of the authority " + each.getSubjectX500Principal();
            if (now.isAfter(each.getNotAfter().toInstant())) {
                return subject + " has expired on " + each.getNotAfter().toInstant();
            }
            if (now.isBefore(each.getNotBefore().toInstant())) {
                return subject + " is not valid before " + each.getNotBefore().toInstant()
                        + ": is the clock of this host right?";
            }
        }
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof CertPathBuilderException) {
            X509Certificate last = chain[chain.length - 1];
            return "the master's certificate was signed by " + last.getIssuerX500Principal()
                    + ", which is not among the authorities of tls.ca";
        }
        return "the master's certificate is not accepted: " + root.getMessage();
    }

    /** The alternative names of hosts; the CN if there are none. */
    private static List<String> hostNames(X509Certificate certificate) throws CertificateException {
        List<String> names = alternativeNames(certificate, DNS_NAME);
        return names.isEmpty() ? commonNames(certificate) : names;
    }

    private static List<String> commonNames(X509Certificate certificate) throws CertificateException {
        try {
            return CommonName.find(certificate.getSubjectX500Principal()).stream()
                    .toList();
        } catch (CertificateException e) {
            throw new MasterRefusedException("the subject of the master's certificate " + e.getMessage(), e);
        }
    }

    private static List<String> alternativeNames(X509Certificate certificate, int kind) throws CertificateException {
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        return alternatives == null
                ? List.of()
                : alternatives.stream()
                        .filter(each -> each.get(0).equals(kind))
                        .map(each -> (String) each.get(1))
                        .toList();
    }

    /** Whether a name of the certificate is the configured one; its first label may be a star (RFC 6125). */
    private boolean matchesName(String alternative) {
        if (alternative.startsWith("*.")) {
            int dot = name.indexOf('.');
            return dot > 0 && name.substring(dot).equalsIgnoreCase(alternative.substring(1));
        }
        return name.equalsIgnoreCase(alternative);
    }
}
