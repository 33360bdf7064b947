package io.masif.agent.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The name of this host in the fleet: the CN of its certificate. */
final class CertificateName {
    private CertificateName() {}

    /** Empty if the certificate has none, or cannot be read now. Blocks: not to be used on an event loop. */
    static String read(Path cert) {
        try (InputStream in = Files.newInputStream(cert)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(rdn -> rdn.getValue().toString())
                            .findFirst()
                            .orElse("");
        } catch (IOException | CertificateException | InvalidNameException e) {
            return "";
        }
    }
}
