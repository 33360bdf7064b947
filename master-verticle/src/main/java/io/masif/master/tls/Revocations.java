package io.masif.master.tls;

import io.masif.boot.Pem;
import io.masif.boot.TlsFileException;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which certificates are revoked: the newest list of every authority that has one. */
record Revocations(List<RevocationList> lists) {
    /** Nothing is revoked. */
    static final Revocations NONE = new Revocations(List.of());

    Revocations {
        lists = List.copyOf(lists);
    }

    /**
     * The lists of a file, PEM or DER, at least one, each of them checked.
     *
     * @param path null if nothing is ever revoked
     */
    static Revocations read(Path path, Authorities authorities, Instant now) throws TlsFileException {
        if (path == null) {
            return NONE;
        }
        List<RevocationList> newest = new ArrayList<>();
        for (byte[] encoded : encoded(path)) {
            RevocationList list = RevocationList.of(parse(path, encoded), authorities, path, now);
            boolean older = newest.stream()
                    .anyMatch(other -> other.sameSigner(list) && other.from().isAfter(list.from()));
            if (!older) {
                newest.removeIf(list::sameSigner);
                newest.add(list);
            }
        }
        return new Revocations(newest);
    }

    /** What must hold for a list to replace the one in force: nobody is let in again by an old or incomplete file. */
    void checkReplaces(Revocations before, Authorities authorities, Path path) throws TlsFileException {
        for (RevocationList old : before.lists) {
            List<RevocationList> next = lists.stream().filter(old::sameSigner).toList();
            if (next.isEmpty() && authorities.certificates().contains(old.signer())) {
                throw new TlsFileException(
                        "lacks the list of " + old.issuer().getName() + ", which is in force: " + path);
            }
            if (next.stream().anyMatch(list -> list.from().isBefore(old.from()))) {
                throw new TlsFileException("holds a list of " + old.issuer().getName() + " of "
                        + next.get(0).from() + ", older than the one in force of " + old.from() + ": " + path);
            }
        }
    }

    /** Whether one of a chain's certificates is revoked. */
    boolean revoked(Collection<CertificateKey> chain) {
        for (RevocationList list : lists) {
            for (CertificateKey each : chain) {
                if (list.serials().contains(each.serial()) && list.issuer().equals(each.issuer())) {
                    return true;
                }
            }
        }
        return false;
    }

    int count() {
        return lists.stream().mapToInt(list -> list.serials().size()).sum();
    }

    private static List<byte[]> encoded(Path path) throws TlsFileException {
        byte[] content = Pem.read(path);
        if (!Pem.is(content)) {
            return List.of(content);
        }
        List<byte[]> lists = new ArrayList<>();
        for (Pem.Block block : Pem.blocks(path, content)) {
            if (block.label().equals("X509 CRL")) {
                try {
                    lists.add(block.bytes());
                } catch (IllegalArgumentException e) {
                    throw damaged(path);
                }
            }
        }
        if (lists.isEmpty()) {
            throw new TlsFileException("names a file without a certificate revocation list: " + path);
        }
        return lists;
    }

    private static X509CRL parse(Path path, byte[] encoded) throws TlsFileException {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
        } catch (CRLException | CertificateException e) {
            throw damaged(path);
        }
    }

    private static TlsFileException damaged(Path path) {
        return new TlsFileException(
                "names a file that is damaged, or no certificate revocation list in PEM or DER: " + path);
    }
}
