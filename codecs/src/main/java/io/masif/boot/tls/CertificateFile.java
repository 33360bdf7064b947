package io.masif.boot.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates of a PEM file, in their order. */
public final class CertificateFile {
    private CertificateFile() {}

    /** The certificates, at least one. */
    public static List<X509Certificate> read(Path path) throws TlsFileException {
        byte[] content = PemBlocks.read(path);
        if (!PemBlocks.isPem(content)) {
            throw new TlsFileException("names a file that is no certificate in PEM: " + path);
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (PemBlocks.Block block : PemBlocks.parseBlocks(path, content)) {
            if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
                certificates.add(parse(path, block));
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsFileException("names a file without a certificate: " + path);
        }
        return List.copyOf(certificates);
    }

    private static X509Certificate parse(Path path, PemBlocks.Block block) throws TlsFileException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.decode()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new TlsFileException("names a file with a damaged certificate: " + path);
        }
    }
}
