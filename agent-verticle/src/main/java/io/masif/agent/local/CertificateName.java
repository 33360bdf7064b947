package io.masif.agent.local;

import io.masif.boot.tls.CertificateFile;
import io.masif.boot.tls.CommonName;
import io.masif.boot.tls.TlsFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;

/** The name of this host in the fleet: the CN of its certificate. */
final class CertificateName {
    private CertificateName() {}

    /** Empty if the certificate has none or several, or cannot be read now. Blocks: not to be used on an event loop. */
    static String read(Path cert) {
        try {
            return CommonName.find(CertificateFile.read(cert).get(0).getSubjectX500Principal())
                    .orElse("");
        } catch (TlsFileException | CertificateException e) {
            return "";
        }
    }
}
