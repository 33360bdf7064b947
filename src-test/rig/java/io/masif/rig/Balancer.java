package io.masif.rig;

import io.masif.rig.FleetFiles.Part;
import io.masif.rig.cluster.ClusterSetup;
import io.masif.rig.process.Haproxy;
import io.masif.rig.process.Service;
import java.nio.file.Path;
import java.util.List;

/** HAProxy with conf/haproxy.cfg, but for the addresses in it, and without HTTPS for the pages. */
final class Balancer {
    private static final String HTTPS =
            "bind :443 ssl crt /etc/haproxy/masif-ui.pem ssl-min-ver TLSv1.2 alpn h2,http/1.1";

    /** Of browsers, and of hosts of which nobody knows how many they are. */
    private static final int OTHER_CONNECTIONS = 1000;
    /** One that was lost may not have been noticed yet. */
    private static final int CONNECTIONS_OF_HOST = 2;

    private Balancer() {}

    /**
     * One that is not started yet.
     *
     * @param masters two
     * @param uis two
     * @param hosts how many connect to the masters
     * @param setup how long it waits for a part that stands still
     */
    static Service create(
            Path folder,
            int masterPort,
            int uiPort,
            List<Part> masters,
            List<Part> uis,
            int hosts,
            ClusterSetup setup) {
        String text = Haproxy.sample(OTHER_CONNECTIONS + CONNECTIONS_OF_HOST * hosts)
                .replace("bind :8150", "bind 127.0.0.1:" + masterPort)
                .replace(HTTPS, "bind 127.0.0.1:" + uiPort)
                .replace(" send-proxy-v2", "");
        if (setup.checkSeconds() > 0) {
            text = Haproxy.withCheckTimeout(text, setup.checkSeconds());
        }
        for (int number = 1; number <= masters.size(); number++) {
            text = address(text, "192.0.2.1" + number + ":8150 check port 8151", masters.get(number - 1));
            text = address(text, "192.0.2.2" + number + ":8080 check port 8081", uis.get(number - 1));
        }
        return Haproxy.create(folder, text);
    }

    private static String address(String text, String sample, Part part) {
        return text.replace(sample, part.host() + ":" + part.port() + " check port " + part.managementPort());
    }
}
