package io.masif.boot;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** A private key in PEM: RSA in PKCS#1, ECDSA in SEC1, or either of them in PKCS#8. Never an encrypted one. */
final class PrivateKeyFile {
    private static final byte[] VERSION = Der.element(Der.INTEGER, new byte[1]);
    /** AlgorithmIdentifier of rsaEncryption, 1.2.840.113549.1.1.1, without parameters. */
    private static final byte[] RSA = {
        0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };
    /** The object identifier id-ecPublicKey, 1.2.840.10045.2.1. */
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private PrivateKeyFile() {}

    /** The first private key of the file. */
    static PrivateKey read(Path path) throws TlsFileException {
        for (Pem.Block block : Pem.blocks(path, Pem.read(path))) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return key(path, block);
            }
        }
        throw new TlsFileException("names a file that is no private key in PEM: " + path);
    }

    private static PrivateKey key(Path path, Pem.Block block) throws TlsFileException {
        if (block.encrypted()) {
            throw new TlsFileException("names an encrypted key: " + path
                    + "; give one without a passphrase, such as: openssl pkey -in " + path + " -out NEW");
        }
        try {
            return switch (block.label()) {
                case "PRIVATE KEY" -> parse(block.bytes(), List.of("RSA", "EC"));
                case "RSA PRIVATE KEY" -> parse(pkcs8(RSA, block.bytes()), List.of("RSA"));
                case "EC PRIVATE KEY" -> parse(pkcs8(curve(block.bytes()), block.bytes()), List.of("EC"));
                default ->
                    throw new TlsFileException("names a key of a kind that TLS does not take (" + block.label() + "): "
                            + path + "; give an RSA or ECDSA key in PKCS#1, SEC1 or PKCS#8");
            };
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new TlsFileException("names a key that is damaged, or neither RSA nor ECDSA: " + path);
        }
    }

    private static PrivateKey parse(byte[] pkcs8, List<String> algorithms) throws GeneralSecurityException {
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

    private static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return Der.element(Der.SEQUENCE, VERSION, algorithm, Der.element(Der.OCTETS, key));
    }

    private static byte[] curve(byte[] sec1) {
        byte[] parameters = Der.member(sec1, Der.PARAMETERS);
        if (parameters == null) {
            throw new IllegalArgumentException("an EC key that does not name its curve");
        }
        return Der.element(Der.SEQUENCE, EC, parameters);
    }
}
