package io.masif.master.tls;

import io.masif.boot.tls.CertificateFile;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chains of certificates that openssl makes, each in a folder of its own. Equal names have equal subjects. */
record OpenSslChains(Path parent) {
    private static final String AUTHORITY = "basicConstraints=critical,CA:TRUE";
    private static final String HOST = "basicConstraints=critical,CA:FALSE";

    List<X509Certificate> create(String name, String key) throws Exception {
        return create(name, key, key);
    }

    /** The certificates of the host, of the intermediate authority, and of the root, which has the first of the keys. */
    List<X509Certificate> create(String name, String rootKey, String key) throws Exception {
        Path folder = Folders.create(folder(name, key));
        X509Certificate root = issue(folder, "root", rootKey, AUTHORITY, null);
        X509Certificate intermediate = issue(folder, "intermediate", key, AUTHORITY, "root");
        return List.of(issue(folder, "host", key, HOST, "intermediate"), intermediate, root);
    }

    /** A server's certificate of the chain's intermediate authority. */
    X509Certificate issueServer(String name, String key) throws Exception {
        return issue(folder(name, key), "server", key, "extendedKeyUsage=serverAuth", "intermediate");
    }

    /** The files of a chain: NAME.pem and NAME.key. */
    Path folder(String name, String key) {
        return parent.resolve(name + key.hashCode());
    }

    private static X509Certificate issue(Path folder, String cn, String key, String extension, String signer)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-days", "30", "-newkey"));
        command.addAll(List.of(key.split(" ")));
        command.addAll(
                List.of("-subj", "/CN=" + cn, "-keyout", cn + ".key", "-out", cn + ".pem", "-addext", extension));
        if (signer != null) {
            command.addAll(List.of("-CA", signer + ".pem", "-CAkey", signer + ".key"));
        }
        Command.run(folder, Map.of(), command);
        return CertificateFile.read(folder.resolve(cn + ".pem")).get(0);
    }
}
