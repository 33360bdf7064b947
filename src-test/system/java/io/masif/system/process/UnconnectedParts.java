package io.masif.system.process;

import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.Map;

/** The three programs as processes that start without a database and without a master, in a folder of their own each. */
final class UnconnectedParts {
    private static final int HEAP_MEGABYTES = 96;

    private final Path folder;
    private final Pki pki;

    UnconnectedParts(Path folder) {
        this.folder = folder;
        pki = Pki.in(folder.resolve("pki"));
    }

    Service master(String listen, String management) {
        Pki.Identity identity = pki.server("master");
        Path config = Folders.write(folder.resolve("master/master.yml"), """
                api: {listen: "%s"}
                management: {listen: "%s"}
                shutdown: {grace: 0, timeout: 0}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                db: {dsn: "mysql://masif@127.0.0.1:1/masif", password: secret}
                state: {dir: "%s"}
                """.formatted(
                        listen, management, identity.cert(), identity.key(), identity.ca(), folder));
        return service("master", config);
    }

    Service ui(String listen, String management) {
        return service("ui", Folders.write(folder.resolve("ui/ui.yml"), """
                web: {listen: "%s"}
                management: {listen: "%s"}
                shutdown: {grace: 0, timeout: 0}
                db: {dsn: "mysql://masif@127.0.0.1:1/masif", password: secret}
                """.formatted(listen, management)));
    }

    Service agent(String name, Path socket) {
        Pki.Identity identity = pki.client(name);
        return service("agent", Folders.write(folder.resolve(name + "/agent.yml"), """
                master: {host: "127.0.0.1:1", cn: master}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                apt: {refresh: 0}
                state: {dir: "%s"}
                local: {socket: "%s"}
                """.formatted(
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        Folders.create(folder.resolve(name + "/state")),
                        socket)));
    }

    private static Service service(String part, Path config) {
        return new Service(part, part + "-verticle/target/masif-" + part + ".jar", HEAP_MEGABYTES, config, Map.of());
    }
}
