package io.masif.master.failover;

import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Haproxy;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import java.nio.file.Path;

/** Masters that know one address, of HAProxy with conf/haproxy-database.cfg, but for the addresses and the time-out in it. */
class ProxyFailoverTest extends GaleraCase {
    private static final int CONNECTIONS = 1000;
    /** Also on a machine that does other things. */
    private static final int CHECK_SECONDS = 5;

    @Override
    Access open(GaleraCluster started, Path folder) {
        EmbeddedDatabase first = started.node(0);
        first.execute("CREATE USER IF NOT EXISTS haproxy@'%' IDENTIFIED VIA mysql_native_password USING ''");
        int port = Ports.free();
        String text = Haproxy.databaseSample(CONNECTIONS).replace("bind :3306", "bind 127.0.0.1:" + port);
        for (int index = 0; index < GaleraCluster.SIZE; index++) {
            EmbeddedDatabase server = started.node(index);
            text = text.replace("192.0.2.3" + (index + 1) + ":3306", server.host() + ":" + server.port());
        }
        Service proxy = Haproxy.create(folder, Haproxy.withCheckTimeout(text, CHECK_SECONDS))
                .start();
        String uri = "mysql://" + first.user() + "@127.0.0.1:" + port + "/masif";
        return new Access(number -> uri, proxy::terminate);
    }
}
