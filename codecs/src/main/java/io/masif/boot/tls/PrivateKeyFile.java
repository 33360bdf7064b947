package io.masif.boot.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Reads a private key in PEM that is not encrypted: RSA in PKCS#1, ECDSA in SEC1, or either of them in PKCS#8. */
final class PrivateKeyFile {
    private static final byte[] VERSION = DerEncoder.encode(DerEncoder.INTEGER, new byte[1]);
    /** AlgorithmIdentifier of rsaEncryption, 1.2.840.113549.1.1.1, without parameters. */
    private static final byte[] RSA = {
        0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };
    /** The object identifier id-ecPublicKey, 1.2.840.10045.2.1. */
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private PrivateKeyFile() {}

    /** The first private key of the file. */
    static PrivateKey read(Path path) throws TlsFileException {
        for (PemBlocks.Block block : PemBlocks.parseBlocks(path, PemBlocks.read(path))) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return parseKey(path, block);
            }
        }
        throw new TlsFileException("names a file that is no private key in PEM: " + path);
    }

    /** @throws TlsFileException if everybody on this host can read the file */
    static void checkPermissions(Path path) throws TlsFileException {
        try {
            if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
                throw new TlsFileException(
                        "names a key that everybody on this host can read: " + path + "; chmod o-rwx " + path);
            }
        } catch (IOException e) {
            throw new TlsFileException("names a file that cannot be read: " + path);
        }
    }

    private static PrivateKey parseKey(Path path, PemBlocks.Block block) throws TlsFileException {
        if (block.isEncrypted()) {
            throw new TlsFileException("names an encrypted key: " + path
                    + "; give one without a passphrase, such as: openssl pkey -in " + path + " -out NEW");
        }
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> generateKey(block.decode(), List.of("RSA", "EC"));
                case "RSA PRIVATE KEY" -> generateKey(wrapPkcs8(RSA, block.decode()), List.of("RSA"));
                case "EC PRIVATE KEY" ->
                    generateKey(wrapPkcs8(ecAlgorithm(block.decode()), block.decode()), List.of("EC"));
                default ->
                    throw new TlsFileException("names a key of a kind that TLS does not take (" + block.label() + "): "
                            + path + "; give an RSA or ECDSA key in PKCS#1, SEC1 or PKCS#8");
            };
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new TlsFileException("names a key that is damaged, or neither RSA nor ECDSA: " + path);
        }
    }

    private static PrivateKey generateKey(byte[] pkcs8, List<String> algorithms) throws GeneralSecurityException {
        GeneralSecurityException last = null;
        for (String algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last;
    }

    private static byte[] wrapPkcs8(byte[] algorithm, byte[] key) {
        return DerEncoder.encode(
                DerEncoder.SEQUENCE, VERSION, algorithm, DerEncoder.encode(DerEncoder.OCTET_STRING, key));
    }

    private static byte[] ecAlgorithm(byte[] sec1) {
        byte[] parameters = DerEncoder.findMember(sec1, DerEncoder.PARAMETERS);
        if (parameters == null) {
            throw new IllegalArgumentException("an EC key that does not name its curve");
        }
        return DerEncoder.encode(DerEncoder.SEQUENCE, EC, parameters);
    }
}
