package io.masif.ui.page.decision;

import io.masif.failure.Failure;
import io.masif.text.NearestWord;
import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.ui.language.Text;
import io.masif.ui.session.CsrfCheck;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields of a form by which an operator decides. A form with an unknown or contradictory field is refused, since it would
 * decide something else than the operator meant.
 */
final class FormFields {
    private final MultiMap fields;

    /**
     * @param single the names of fields that may be given once
     * @param repeatable the names of fields that may be given more than once
     */
    FormFields(RoutingContext context, List<String> single, List<String> repeatable) {
        this.fields = context.request().formAttributes();
        List<String> allowed = Stream.of(List.of(CsrfCheck.FORM_FIELD), repeatable, single)
                .flatMap(List::stream)
                .toList();
        for (String name : fields.names()) {
            if (!allowed.contains(name)) {
                throw Failure.badInput(
                        Text.of("refusal.field", Quote.of(name), NearestWord.find(Quote.of(name), allowed)));
            }
            if (!repeatable.contains(name) && fields.getAll(name).size() > 1) {
                throw Failure.badInput(Text.of(
                        "refusal.field-repeated", name, fields.getAll(name).size()));
            }
        }
    }

    boolean contains(String name) {
        return fields.contains(name);
    }

    /** The value of a field; null if it is missing. */
    String get(String name) {
        return fields.get(name);
    }

    /** The value of a field; an empty text if it is missing. */
    String getText(String name) {
        String text = fields.get(name);
        return text == null ? "" : text.strip();
    }

    /** All values of a field. */
    List<String> getAll(String name) {
        return fields.getAll(name);
    }

    /** The words of a field, separated by blanks, lines or commas. */
    Stream<String> getWords(String name) {
        return Arrays.stream(getText(name).split("[\\s,]+")).filter(word -> !word.isEmpty());
    }

    /** The comment in one line; null if there is none. */
    String getComment() {
        return TextInput.readComment(fields.get("comment"));
    }
}
