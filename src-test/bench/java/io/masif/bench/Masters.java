package io.masif.bench;

import io.masif.boot.Address;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Pki;
import io.masif.rig.Ports;
import io.masif.rig.Probe;
import io.masif.rig.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes masters over one database.
 *
 * @param folder where their files go
 * @param connections that each has to the database at most
 */
record Masters(Path folder, Pki pki, EmbeddedDatabase database, int connections, Jvm jvm) {
    private static final String JAR = "master-verticle/target/masif-master.jar";
    private static final String LOCAL = "127.0.0.1";

    /** One that is not started yet. */
    Master create(String name) {
        Address address = new Address(LOCAL, Ports.free());
        int management = Ports.free();
        Path own = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(jvm.program()));
        command.addAll(jvm.options());
        command.add("-Djava.io.tmpdir=" + Folders.make(own.resolve("tmp")));
        command.addAll(List.of("-jar", Folders.root().resolve(JAR).toString()));
        command.addAll(List.of("--config", config(name, address, management).toString()));
        Service service = Service.of(name, command, own.resolve("master.log"), Map.of("MALLOC_ARENA_MAX", "2"));
        return new Master(service, address, new Probe(management));
    }

    /** A server that only answers, with the options of a master's JVM. */
    Service bare(Address listen) {
        Pki.Identity identity = pki.server("bare");
        List<String> command = new ArrayList<>(List.of(jvm.program()));
        command.addAll(jvm.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()));
        command.addAll(List.of(
                listen.toString(),
                identity.cert().toString(),
                identity.key().toString(),
                identity.ca().toString()));
        return Service.of("bare", command, folder.resolve("bare.log"), Map.of());
    }

    private Path config(String name, Address address, int management) {
        Pki.Identity identity = pki.server(name);
        return Folders.write(folder.resolve(name).resolve("master.yml"), """
                api:
                  listen: "%s"
                management:
                  listen: "127.0.0.1:%d"
                tls:
                  cert: "%s"
                  key: "%s"
                  ca: "%s"
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
                        database.uri("masif"),
                        database.passwordFile(),
                        connections));
    }
}
