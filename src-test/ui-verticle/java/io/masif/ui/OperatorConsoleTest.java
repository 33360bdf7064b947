package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators are listed and changed by the command line, beside a UI that runs. */
class OperatorConsoleTest extends OperatorCase {
    private static final Pattern PASSWORD = Pattern.compile("New password: user=(\\S+) password=(\\S+)");

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Vertx vertx;

    @BeforeEach
    void capture() {
        vertx = new UiService().createVertx();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(console);
        Futures.await(vertx.close());
    }

    @Test
    void anOperatorIsAddedListedAndChanged() {
        run(operators -> operators.add("anna", Role.VIEWER));
        String password = readPassword();
        assertThat(ui.browser().logIn("anna", password).statusCode()).isEqualTo(303);
        run(operators -> operators.changeRole("anna", Role.APPROVER));
        run(operators -> operators.rename("anna", "anna.b"));
        run(operators -> operators.disable("anna.b"));
        run(OperatorConsole::list);
        assertThat(print())
                .contains("admin role=administrator state=enabled sessions=1 tokens=0")
                .contains("anna.b role=approver state=disabled sessions=0 tokens=0");
        run(operators -> operators.enable("anna.b"));
        assertThat(ui.browser().logIn("anna.b", password).statusCode()).isEqualTo(303);
        assertThat(history("role-changed")).allMatch(line -> line.startsWith("command-line "));
    }

    @Test
    void aLostPasswordIsReset() {
        run(operators -> operators.resetPassword("admin"));
        String password = readPassword();
        assertThat(admin.get("/").headers().firstValue("Location")).contains("/login");
        assertThat(ui.browser().logIn("admin", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(ui.browser().logIn("admin", password).statusCode()).isEqualTo(303);
        assertThat(history("password-reset")).hasSize(1).allMatch(line -> line.startsWith("command-line "));
    }

    @Test
    void aResetSaysThatTheOperatorIsDisabled() {
        run(operators -> operators.add("anna", Role.VIEWER));
        run(operators -> operators.disable("anna"));
        run(operators -> operators.resetPassword("anna"));
        assertThat(print()).contains("the operator is disabled: operator enable anna");
    }

    @Test
    void whatIsNotPossibleIsSaid() {
        assertThatThrownBy(() -> run(operators -> operators.resetPassword("nobody")))
                .rootCause()
                .isInstanceOf(Failure.class)
                .hasMessage("\"nobody\" is no operator.");
        assertThatThrownBy(() -> run(operators -> operators.disable("admin")))
                .rootCause()
                .hasMessageContaining("is the last administrator that is enabled");
        assertThat(print()).isEmpty();
    }

    private void run(Function<OperatorConsole, Future<Void>> task) {
        Futures.await(task.apply(new OperatorConsole(vertx, ui.pool())));
    }

    private String print() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String readPassword() {
        Matcher matcher = PASSWORD.matcher(print());
        assertThat(matcher.find()).as(print()).isTrue();
        return matcher.group(2);
    }
}
