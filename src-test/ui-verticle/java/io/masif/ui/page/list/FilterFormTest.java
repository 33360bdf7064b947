package io.masif.ui.page.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form that filters a list sends all filters of the address again, also those for which it has no field. */
class FilterFormTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void putHost() {
        rows.putHost("web-1", PERL, BAR);
        rows.putRun("web-1", NEWDEP, Result.DONE, null, "");
        rows.insertApproval("newdep", "install", null, "0.9", null);
        awaitPending(2);
        awaitApproval("done", 1);
        browser = ui.logIn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hosts?state=pending&primary=security&selector=name~web-*&os=Debian&arch=amd64&agent=2&silent=7d&sort=-name",
                "/hosts?package=perl&version=5.36&from=5.24&action=update&pending=update&approval=1&progress=done&hide=arch",
                "/hosts?plan=1&hide=arch",
                "/pending?group=package&security=on&kind=update&release=x&arch=amd64&age=week&single=only&class=y&source=perl",
                "/pending?package=perl&sort=-hosts",
                "/pending?since=2026-11-22T06:00:00Z&sort=-hosts&hide=arch",
                "/plans?pending=on&class=Debian+12+amd64",
                "/approvals?state=finished&progress=failed&author=ada&package=perl&from=2026-03-05&to=2026-03-06&sort=-created",
                "/declines?state=ended&kind=deferred",
                "/groups?kind=selector&with=failed",
                "/packages/newdep/hosts?state=done&version=0.9&action=install&hide=when",
                "/hosts/web-1/runs?package=newdep&outcome=done"
            })
    void eachParameterIsThereOnce(String address) {
        String page = browser.get(address).body();
        assertThat(page).contains("role=\"search\"");
        String form = page.substring(page.indexOf("role=\"search\""));
        String fields = form.substring(0, form.indexOf("</form>"));
        new QueryStringDecoder(address).parameters().keySet().forEach(name -> assertThat(
                        Pattern.compile(" name=\"" + name + "\"")
                                .matcher(fields)
                                .results()
                                .count())
                .as("fields %s of %s", name, address)
                .isEqualTo(1));
    }

    @Test
    void eachFilterOfHostsIsNamedByAChipThatLeadsToTheListWithoutIt() {
        String page = browser.get("/hosts?silent=7d&package=perl&version=5.36&approval=1&progress=done")
                .body();
        assertThat(page)
                .contains(">Silent for 7 days <", ">Package perl <", ">Version 5.36 <", ">Approval 1 <", ">done <")
                .contains("href=\"/hosts?approval=1&amp;progress=done&amp;silent=7d\"")
                .contains("href=\"/hosts?package=perl&amp;silent=7d&amp;version=5.36\"");
    }
}
