package io.masif.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import org.junit.jupiter.api.Test;

/** A compressed page does not reveal the token of its forms. */
class CsrfTokenMaskTest extends ApiCase {
    @Test
    void theTokenDiffersOnEachPageAndEachOneIsValid() {
        Browser page = ui.logIn();
        String one = page.csrf();
        String other = page.csrf();
        String stored =
                rows.query("SELECT csrf_token FROM session").iterator().next().getString(0);
        assertThat(one).isNotEqualTo(other);
        assertThat(page.get("/").body()).doesNotContain(stored);
        assertThat(page.postForm("/logout", "csrf", stored).statusCode()).isEqualTo(403);
        assertThat(page.postForm("/logout", "csrf", "").statusCode()).isEqualTo(403);
        assertThat(page.postForm("/logout", "csrf", changed(other)).statusCode())
                .isEqualTo(403);
        assertThat(page.postForm("/choose-hosts", "csrf", one).statusCode()).isNotEqualTo(403);
        assertThat(page.postForm("/logout", "csrf", other).statusCode()).isEqualTo(303);
    }

    private static String changed(String token) {
        return (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
    }
}
