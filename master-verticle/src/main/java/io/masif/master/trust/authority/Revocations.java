package io.masif.master.trust.authority;

import io.masif.boot.tls.PemBlocks;
import io.masif.boot.tls.TlsFileException;
import io.masif.master.tls.CertificateKey;
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
import java.util.stream.Stream;

/** The revoked certificates: the newest revocation list of each authority that has one. */
public record Revocations(List<RevocationList> lists) {
    /** Nothing is revoked. */
    public static final Revocations NONE = new Revocations(List.of());

    public Revocations {
        lists = List.copyOf(lists);
    }

    /**
     * Reads and checks the lists of a file, PEM or DER; there must be one at least.
     *
     * @param content of the file
     */
    public static Revocations read(Path path, byte[] content, Authorities authorities, Instant now)
            throws TlsFileException {
        List<RevocationList> newest = new ArrayList<>();
        for (byte[] encoded : splitLists(path, content)) {
            addIfNewest(RevocationList.of(parse(path, encoded), authorities, path, now), newest);
        }
        return new Revocations(newest);
    }

    /** Reads the lists of a file that these authorities signed, and ignores others. */
    public static Revocations readSigned(Path path, Authorities authorities, Instant now) throws TlsFileException {
        List<RevocationList> newest = new ArrayList<>();
        for (byte[] encoded : splitLists(path, PemBlocks.read(path))) {
            X509CRL list = parse(path, encoded);
            if (authorities.findSigner(list).isPresent()) {
                addIfNewest(RevocationList.of(list, authorities, path, now), newest);
            }
        }
        return new Revocations(newest);
    }

    private static void addIfNewest(RevocationList list, List<RevocationList> newest) {
        boolean isOlder = newest.stream()
                .anyMatch(other -> other.hasSameSigner(list) && other.issuedAt().isAfter(list.issuedAt()));
        if (!isOlder) {
            newest.removeIf(list::hasSameSigner);
            newest.add(list);
        }
    }

    /**
     * Checks that these lists may replace those in force: an old or incomplete file must not readmit a revoked agent. An
     * authority that changes its key keeps its name. It may then sign a list with each key, of the certificates that it
     * signed with that key.
     */
    public void checkMayReplace(Revocations before, Authorities authorities, Path path) throws TlsFileException {
        for (RevocationList old : before.lists) {
            String issuer = old.issuer().getName();
            Instant newest = successors(old, authorities)
                    .map(RevocationList::issuedAt)
                    .max(Instant::compareTo)
                    .orElse(null);
            if (newest == null && authorities.containsIssuer(old.issuer())) {
                throw new TlsFileException(
                        "lacks the list of " + issuer + " of " + old.issuedAt() + ", which is in force: " + path);
            }
            if (newest != null && newest.isBefore(old.issuedAt())) {
                throw new TlsFileException("holds a list of " + issuer + " of " + newest
                        + ", older than the one in force of " + old.issuedAt() + ": " + path);
            }
        }
    }

    /** The lists that may replace one in force: of the same key; or of a later key, if no agent of the former is readmitted. */
    private Stream<RevocationList> successors(RevocationList old, Authorities authorities) {
        if (lists.stream().anyMatch(old::hasSameSigner)) {
            return lists.stream().filter(old::hasSameSigner);
        }
        boolean isKeyRemoved = !authorities.containsKeyOf(old.signer());
        return lists.stream()
                .filter(next -> next.issuer().equals(old.issuer()))
                .filter(next -> isKeyRemoved || next.serials().containsAll(old.serials()));
    }

    /** Whether a certificate of a chain is revoked. */
    public boolean isAnyRevoked(Collection<CertificateKey> chain) {
        for (RevocationList list : lists) {
            for (CertificateKey each : chain) {
                if (list.serials().contains(each.serial()) && list.issuer().equals(each.issuer())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many certificates are revoked. */
    public int revokedCount() {
        return lists.stream().mapToInt(list -> list.serials().size()).sum();
    }

    private static List<byte[]> splitLists(Path path, byte[] content) throws TlsFileException {
        if (!PemBlocks.isPem(content)) {
            return List.of(content);
        }
        List<byte[]> lists = new ArrayList<>();
        for (PemBlocks.Block block : PemBlocks.parseBlocks(path, content)) {
            if (block.label().equals("X509 CRL")) {
                try {
                    lists.add(block.decode());
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
            ByteArrayInputStream in = new ByteArrayInputStream(encoded);
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            if (in.available() > 0) {
                throw new TlsFileException("names a file with something after a list in DER: " + path
                        + "; give several lists in PEM, one after the other");
            }
            return list;
        } catch (CRLException | CertificateException e) {
            throw damaged(path);
        }
    }

    private static TlsFileException damaged(Path path) {
        return new TlsFileException(
                "names a file that is damaged, or no certificate revocation list in PEM or DER: " + path);
    }
}
