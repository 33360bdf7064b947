package io.masif.ui.page;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/**
 * What an operator is asked before a form does what cannot be taken back easily. The answer is the same form with the field
 * {@value #FIELD}.
 *
 * @param sentences what happens then
 * @param path where the form is sent
 * @param fields its other fields, by name
 * @param button the text of the button that does it
 * @param cancel the path of the page that is shown if it is not done
 */
public record Question(
        String title, List<String> sentences, String path, Map<String, String> fields, String button, String cancel) {
    /** The name of the field that says that the question was answered. */
    public static final String FIELD = "sure";

    public Question {
        sentences = List.copyOf(sentences);
        fields = Map.copyOf(fields);
    }

    /** Whether the form that was sent is the answer. */
    public static boolean isAnswered(RoutingContext context) {
        return "yes".equals(context.request().getFormAttribute(FIELD));
    }

    /** Asks, in a dialog or on a page of its own. */
    public void ask(RoutingContext context) {
        // the form itself shows what is done in the notice
        context.response().putHeader("HX-Retarget", "#chooser-content");
        PageRenderer.renderDialog(context, "part/question", Map.of("question", this));
    }
}
