package io.masif.rig;

import io.masif.rig.FleetFiles.Part;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** HAProxy with conf/haproxy.cfg, but for the addresses in it, and without HTTPS for the pages. */
final class Balancer {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
    private static final String HTTPS =
            "bind :443 ssl crt /etc/haproxy/masif-ui.pem ssl-min-ver TLSv1.2 alpn h2,http/1.1";

    private Balancer() {}

    /**
     * One that is not started yet.
     *
     * @param masters two
     * @param uis two
     * @throws IllegalStateException if HAProxy is not installed
     */
    static Service create(Path folder, int masterPort, int uiPort, List<Part> masters, List<Part> uis) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("haproxy is missing: apt-get install haproxy");
        }
        String text = Folders.read(Folders.root().resolve("conf/haproxy.cfg"))
                .replace("maxconn 120000", "maxconn 1000")
                .replace("bind :8150", "bind 127.0.0.1:" + masterPort)
                .replace(HTTPS, "bind 127.0.0.1:" + uiPort)
                .replace(" send-proxy-v2", "");
        for (int number = 1; number <= masters.size(); number++) {
            text = address(text, "192.0.2.1" + number + ":8150 check port 8151", masters.get(number - 1));
            text = address(text, "192.0.2.2" + number + ":8080 check port 8081", uis.get(number - 1));
        }
        Path config = Folders.write(folder.resolve("haproxy.cfg"), text);
        return Service.of(
                "haproxy",
                List.of(PROGRAM.toString(), "-db", "-f", config.toString()),
                folder.resolve("haproxy.log"),
                Map.of());
    }

    private static String address(String text, String sample, Part part) {
        return text.replace(sample, part.host() + ":" + part.port() + " check port " + part.managementPort());
    }
}
