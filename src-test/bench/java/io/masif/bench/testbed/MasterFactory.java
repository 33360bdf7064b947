package io.masif.bench.testbed;

import io.masif.boot.config.Address;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Makes masters over one database, as they are shipped.
 *
 * @param folder where their files go
 * @param connections that each has to the database at most
 * @param options for their JVM after those that are shipped
 */
public record MasterFactory(
        Path folder, Pki pki, EmbeddedDatabase database, int connections, InstalledPackages installed, String options) {
    private static final String LOCAL = "127.0.0.1";

    /** The same over another database. */
    public MasterFactory over(EmbeddedDatabase other) {
        return new MasterFactory(folder, pki, other, connections, installed, options);
    }

    /** One that is not started yet. */
    public MeasuredMaster create(String name) {
        Address address = new Address(LOCAL, Ports.free());
        int management = Ports.free();
        Path config = config(name, address, management);
        return new MeasuredMaster(
                installed.service(name, "masif-master", options, config), address, new Probe(management));
    }

    /** A server that only answers, on the same JVM. */
    public Service createBareServer(Address listen) {
        Pki.Identity identity = pki.server("bare");
        List<String> arguments = List.of(
                listen.toString(),
                identity.cert().toString(),
                identity.key().toString(),
                identity.ca().toString());
        return Service.of("bare", installed.command(BareServer.class, arguments), folder.resolve("bare.log"), Map.of());
    }

    /** Renews the revocation list, which is empty; all masters load it within seconds. */
    public Path renewRevocationList() {
        try {
            Path next = pki.crl(folder.resolve("next.crl"), 30);
            return Files.move(next, folder.resolve("ca.crl"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path config(String name, Address address, int management) {
        Pki.Identity identity = pki.server(name);
        return Folders.write(folder.resolve(name).resolve("master.yml"), """
                api:
                  listen: "%s"
                shutdown: {grace: 0, timeout: 0}
                management:
                  listen: "127.0.0.1:%d"
                tls:
                  cert: "%s"
                  key: "%s"
                  ca: "%s"
                  crl: "%s"
                db:
                  dsn: "%s"
                  passwordFile: "%s"
                  connections: %d
                """.formatted(
                        address,
                        management,
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        renewRevocationList(),
                        database.uri("masif"),
                        database.passwordFile(),
                        connections));
    }
}
