package io.masif.master.bed;

import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An authority that the tool of the trade made, with its own files where it puts them. */
public interface ToolsPki {
    Pki.Identity server();

    Pki.Identity client(String cn);

    /** The lists as the tool, or who has its key, writes them. */
    Path crl();

    /** Adds it to the list. */
    void revoke(Pki.Identity identity);

    /** Debian's easy-rsa. */
    record EasyRsa(Path folder) implements ToolsPki {
        public static EasyRsa in(Path folder) {
            EasyRsa pki = new EasyRsa(Folders.create(folder));
            pki.run("init-pki");
            pki.run("--req-cn=Easy CA", "build-ca", "nopass");
            pki.run("gen-crl");
            return pki;
        }

        @Override
        public Pki.Identity server() {
            run("--subject-alt-name=DNS:master.test", "build-server-full", "master.test", "nopass");
            return identity("master.test");
        }

        @Override
        public Pki.Identity client(String cn) {
            run("build-client-full", cn, "nopass");
            return identity(cn);
        }

        @Override
        public Path crl() {
            return folder.resolve("pki/crl.pem");
        }

        @Override
        public void revoke(Pki.Identity identity) {
            String file = Objects.toString(identity.cert().getFileName());
            run("revoke", file.substring(0, file.length() - ".crt".length()));
            run("gen-crl");
        }

        /** Copies, as a host has them: the tool moves its own away when it revokes them. */
        private Pki.Identity identity(String cn) {
            Path pki = folder.resolve("pki");
            return new Pki.Identity(
                    copy(pki.resolve("issued/" + cn + ".crt")),
                    copy(pki.resolve("private/" + cn + ".key")),
                    pki.resolve("ca.crt"));
        }

        private Path copy(Path file) {
            return Folders.write(folder.resolve("hosts").resolve(file.getFileName()), Folders.read(file));
        }

        private void run(String... arguments) {
            List<String> command = new ArrayList<>(List.of("/usr/share/easy-rsa/easyrsa", "--batch"));
            command.add("--pki-dir=" + folder.resolve("pki"));
            command.addAll(List.of(arguments));
            Command.run(folder, Map.of(), command);
        }
    }

    /** icinga2 pki; it has no command that makes a list, so that openssl makes it with the authority's key. */
    record Icinga(Path folder) implements ToolsPki {
        public static Icinga in(Path folder) {
            Icinga pki = new Icinga(Folders.create(folder).toAbsolutePath());
            pki.run("new-ca");
            Pki.crl(pki.authority(), pki.folder.resolve("ca/ca.key"), pki.crl(), 30);
            return pki;
        }

        @Override
        public Pki.Identity server() {
            return client("master.test");
        }

        @Override
        public Pki.Identity client(String cn) {
            String key = folder.resolve(cn + ".key").toString();
            String csr = folder.resolve(cn + ".csr").toString();
            String cert = folder.resolve(cn + ".crt").toString();
            run("new-cert", "--cn", cn, "--key", key, "--csr", csr);
            run("sign-csr", "--csr", csr, "--cert", cert);
            return new Pki.Identity(Path.of(cert), Path.of(key), authority());
        }

        @Override
        public Path crl() {
            return folder.resolve("crl.pem");
        }

        @Override
        public void revoke(Pki.Identity identity) {
            Pki.crl(authority(), folder.resolve("ca/ca.key"), crl(), 30, identity.cert());
        }

        private Path authority() {
            return folder.resolve("ca/ca.crt");
        }

        private void run(String command, String... arguments) {
            List<String> all = new ArrayList<>(List.of("/usr/sbin/icinga2", "pki", command));
            all.addAll(List.of(arguments));
            all.addAll(List.of("-D", "DataDir=" + folder));
            String user = Command.run(folder, Map.of(), List.of("id", "-un")).strip();
            String group = Command.run(folder, Map.of(), List.of("id", "-gn")).strip();
            Command.run(folder, Map.of("ICINGA2_USER", user, "ICINGA2_GROUP", group), all);
        }
    }
}
