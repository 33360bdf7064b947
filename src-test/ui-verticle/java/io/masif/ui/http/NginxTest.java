package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.http.Probe;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A UI behind nginx with conf/nginx.conf, but for the addresses and files in it. */
class NginxTest extends ProxyCase {
    private final int httpPort = Ports.free();

    @Test
    void connectionsToTheUiAreKept() {
        for (int i = 0; i < 10; i++) {
            assertThat(browser().get("/login").statusCode()).isEqualTo(200);
        }
        assertThat(new Probe(ui.managementPort()).metric("masif_connections")).isEqualTo(1);
    }

    @Test
    void plainHttpLeadsToHttps() {
        HttpResponse<String> plain = new Browser("http://127.0.0.1:" + httpPort).get("/pending?q=perl");
        assertThat(plain.statusCode()).isEqualTo(301);
        assertThat(plain.headers().firstValue("Location")).contains("https://127.0.0.1/pending?q=perl");
    }

    @Override
    Service startProxy(Pki.Identity identity) {
        Path site = Folders.write(
                folder.resolve("site.conf"),
                Folders.read(Folders.root().resolve("conf/nginx.conf"))
                        .replace("server 127.0.0.1:8080;", "server 127.0.0.1:" + ui.port() + ";")
                        .replace("listen 80;", "listen 127.0.0.1:" + httpPort + ";")
                        .replace("listen 443 ", "listen 127.0.0.1:" + httpsPort + " ")
                        .replace("/etc/ssl/masif/ui.crt", identity.cert().toString())
                        .replace("/etc/ssl/masif/ui.key", identity.key().toString()));
        Path main = Folders.write(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  proxy_bind %2$s;
                  include %3$s;
                }
                """.formatted(folder, PROXY, site));
        List<String> command = List.of("/usr/sbin/nginx", "-e", "stderr", "-c", main.toString());
        return Service.of("nginx", command, folder.resolve("nginx.log"), Map.of())
                .start();
    }
}
