package io.masif.master.tls;

import io.masif.master.bed.ToolsPki;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * puppetserver-ca, which makes a root and an intermediate authority. Revoking is done by the running server, which
 * is no small thing to install: the intermediate's next list is made by openssl with the intermediate's key.
 */
public record PuppetPki(Path folder) implements ToolsPki {
    /** As root, the tool gives its files to the user puppet; here they remain with the user who runs the test. */
    private static final String PROGRAM = """
            require "puppetserver/ca/cli"
            user, group = Process.euid, Process.egid
            Puppetserver::Ca::Utils::FileSystem.class_eval { define_method(:find_user_and_group) { [user, group] } }
            exit Puppetserver::Ca::Cli.run(ARGV)
            """;

    public static PuppetPki in(Path folder) {
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
        PuppetPki pki = new PuppetPki(root);
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
