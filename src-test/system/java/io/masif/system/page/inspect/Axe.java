package io.masif.system.page.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility checker axe, which is a script that examines the page in which it runs. */
public final class Axe {
    private static final String SCRIPT = read("/axe.min.js");
    private static final String RUN = """
            async () => (await axe.run()).violations.flatMap(violation => violation.nodes.map(node =>
                [violation.id, node.target.join(" "), node.html.slice(0, 200), node.failureSummary].join("\\n    ")))
            """;

    private Axe() {}

    /** A line for each violation; what axe cannot decide by itself is not among them. */
    public static List<String> findViolations(Page page) {
        page.evaluate(SCRIPT);
        Object found = page.evaluate(RUN);
        assertThat(found).isInstanceOf(List.class);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String read(String resource) {
        try (InputStream stream = Axe.class.getResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
