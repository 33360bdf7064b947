package io.masif.ui.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTML of a template. */
final class TemplateText {
    private static final Pattern EXPRESSION = Pattern.compile("!?\\$?unsafe\\{|[!$]\\{");
    private static final Pattern DIRECTIVE = Pattern.compile(
            "@(import|param)[^\\n]*|@(endif|endfor|else|endraw|raw)\\b|@`|`|@(if|elseif|for|template[.\\w]*)\\s*(?=\\()");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->|<%--.*?--%>", Pattern.DOTALL);

    private TemplateText() {}

    /** The text without what jte evaluates: braces and parentheses may be nested, and may stand in literals. */
    static String removeExpressions(String template) {
        String text = COMMENT.matcher(template).replaceAll("");
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Matcher expression = EXPRESSION.matcher(text).region(at, text.length());
            Matcher directive = DIRECTIVE.matcher(text).region(at, text.length());
            if (expression.lookingAt()) {
                at = findEnd(text, expression.end(), '{', '}');
            } else if (directive.lookingAt() && directive.end() > at) {
                boolean hasArguments = directive.end() < text.length()
                        && text.charAt(directive.end()) == '('
                        && !directive.group().startsWith("@import")
                        && !directive.group().startsWith("@param");
                at = hasArguments && !isLayout(directive.group())
                        ? findEnd(text, directive.end() + 1, '(', ')')
                        : directive.end();
                html.append(' ');
                if (isLayout(directive.group())) {
                    at = skipArguments(text, at);
                }
            } else {
                html.append(text.charAt(at++));
            }
        }
        return html.toString();
    }

    private static boolean isLayout(String directive) {
        return directive.startsWith("@template.layout");
    }

    /** The layout has the page as its last argument, which is text again. */
    private static int skipArguments(String text, int from) {
        int content = text.indexOf("@`", from);
        return content < 0 ? from : content;
    }

    private static int findEnd(String text, int from, char open, char close) {
        int depth = 1;
        boolean isLiteral = false;
        int at = from;
        while (depth > 0) {
            char next = text.charAt(at++);
            if (next == '"') {
                isLiteral = !isLiteral;
            } else if (!isLiteral) {
                depth += next == open ? 1 : next == close ? -1 : 0;
            }
        }
        return at;
    }
}
