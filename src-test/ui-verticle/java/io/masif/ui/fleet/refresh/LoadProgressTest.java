package io.masif.ui.fleet.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.vertx.sqlclient.SqlConnection;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadProgressTest extends ApiCase {
    private static final String PROGRESS = "loading hosts 1,500 of 1,500";

    @Test
    void pagesAndHealthSayHowFarTheFirstLoadIs() {
        rows.putHosts(1500, PERL);
        awaitPending(1);
        Browser browser = ui.logIn();
        SqlConnection connection = Futures.await(ui.pool().getConnection());
        Futures.await(connection.query("LOCK TABLES run WRITE").execute());
        ui.restart();
        Probe probe = new Probe(ui.managementPort());
        Await.until(
                "the hosts loaded", TIMEOUT, () -> probe.get("/readyz").body().contains(PROGRESS));
        assertThat(probe.get("/readyz").status()).isEqualTo(503);
        Browser after = browser.withBase("http://127.0.0.1:" + ui.port());
        // what the database does not answer in time is begun again
        HttpResponse<String> page = Await.value("the progress on the page", TIMEOUT, () -> Optional.of(after.get("/"))
                .filter(answer -> answer.body().contains(PROGRESS)));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("One moment");
        Futures.await(connection.query("UNLOCK TABLES").execute());
        Futures.await(connection.close());
        Await.until("ready", TIMEOUT, () -> probe.get("/readyz").status() == 200);
        assertThat(after.get("/").body()).contains("perl");
    }
}
