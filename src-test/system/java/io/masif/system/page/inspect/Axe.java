package io.masif.system.page.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The accessibility checker axe, which is a script that examines the page in which it runs. */
public final class Axe {
    private static final String SCRIPT = read("/axe.min.js");
    private static final String RUN = """
            async options => (await axe.run(options)).violations.flatMap(violation => violation.nodes.map(node =>
                [violation.id, node.target.join(" "), node.html.slice(0, 200), node.failureSummary].join("\\n    ")))
            """;

    private Axe() {}

    /** Which of its rules a page is examined by. */
    public enum Rules {
        ALL,
        /** Those of colours only: all others see the same in each colour scheme. */
        COLOURS;

        private Map<String, Object> options() {
            Map<String, Object> options = new HashMap<>(Map.of("resultTypes", List.of("violations")));
            if (this == COLOURS) {
                options.put("runOnly", List.of("color-contrast", "link-in-text-block"));
            }
            return options;
        }
    }

    /** A line for each violation; what axe cannot decide by itself is not among them. */
    public static List<String> findViolations(Page page, Rules rules) {
        page.evaluate(SCRIPT);
        Object found = page.evaluate(RUN, rules.options());
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
