package io.masif.master;

import io.masif.rig.Command;
import io.masif.rig.Folders;
import io.masif.rig.Pki;
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

    /**
     * puppetserver-ca, which makes a root and an intermediate authority. Revoking is done by the running server, which
     * is no small thing to install: the intermediate's next list is made by openssl with the intermediate's key.
     */
    record Puppet(Path folder) implements ToolsPki {
        /** As root, the tool gives its files to the user puppet; here they stay with whoever runs the test. */
        private static final String PROGRAM = """
                require "puppetserver/ca/cli"
                user, group = Process.euid, Process.egid
                Puppetserver::Ca::Utils::FileSystem.class_eval { define_method(:find_user_and_group) { [user, group] } }
                exit Puppetserver::Ca::Cli.run(ARGV)
                """;

        public static Puppet in(Path folder) {
            Path root = Folders.create(folder).toAbsolutePath();
            Folders.write(root.resolve("ca.rb"), PROGRAM);
            Folders.write(root.resolve("puppet.conf"), """
                    [main]
                    confdir = %1$s/conf
                    ssldir = %1$s/ssl
                    cadir = %1$s/ca
                    certname = master.test
                    keylength = 2048
                    server = puppet.invalid
                    """.formatted(root));
            Puppet pki = new Puppet(root);
            pki.run("setup", "--subject-alt-names", "DNS:master.test");
            return pki;
        }

        @Override
        public Pki.Identity server() {
            return identity("master.test");
        }

        @Override
        public Pki.Identity client(String cn) {
            run("generate", "--ca-client", "--force", "--certname", cn);
            return identity(cn);
        }

        @Override
        public Path crl() {
            return folder.resolve("ca/ca_crl.pem");
        }

        @Override
        public void revoke(Pki.Identity identity) {
            Path list = Pki.crl(
                    folder.resolve("ca/ca_crt.pem"),
                    folder.resolve("ca/ca_key.pem"),
                    folder.resolve("next.pem"),
                    30,
                    identity.cert());
            String before = Folders.read(crl());
            String ofRoot = before.substring(before.lastIndexOf("-----BEGIN "));
            Folders.write(crl(), Folders.read(list) + ofRoot);
        }

        /** What was there before is to be put back. */
        public String loseListOfRoot() {
            String before = Folders.read(crl());
            Folders.write(crl(), before.substring(0, before.lastIndexOf("-----BEGIN ")));
            return before;
        }

        /** By the root, whose list is the second. */
        public void revokeIntermediate() {
            String authorities = Folders.read(folder.resolve("ca/ca_crt.pem"));
            Path root = Folders.write(
                    folder.resolve("root.pem"), authorities.substring(authorities.lastIndexOf("-----BEGIN ")));
            Path list = Pki.crl(
                    root,
                    folder.resolve("ca/root_key.pem"),
                    folder.resolve("next.pem"),
                    30,
                    folder.resolve("ca/ca_crt.pem"));
            String before = Folders.read(crl());
            String ofIntermediate = before.substring(0, before.lastIndexOf("-----BEGIN "));
            Folders.write(crl(), ofIntermediate + Folders.read(list));
        }

        private Pki.Identity identity(String cn) {
            return new Pki.Identity(
                    folder.resolve("ssl/certs/" + cn + ".pem"),
                    folder.resolve("ssl/private_keys/" + cn + ".pem"),
                    folder.resolve("ssl/certs/ca.pem"));
        }

        private void run(String... arguments) {
            List<String> command = new ArrayList<>(List.of("ruby", "ca.rb"));
            command.addAll(List.of(arguments));
            command.addAll(List.of("--config", "puppet.conf"));
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
