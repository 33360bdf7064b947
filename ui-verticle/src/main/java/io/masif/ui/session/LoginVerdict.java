package io.masif.ui.session;

import io.masif.ui.language.Text;
import io.masif.ui.operator.StoredPassword;

/**
 * The result of a login attempt.
 *
 * @param waitSeconds after how many seconds to try again; 0 if the password was checked
 * @param matched the operator, with the stored hash that the password matched; null if the login was refused
 */
public record LoginVerdict(Outcome outcome, int waitSeconds, StoredPassword matched) {
    /** The password is wrong or the name is unknown. */
    public static final LoginVerdict WRONG = new LoginVerdict(Outcome.WRONG, 0, null);

    private static final int BUSY_SECONDS = 5;
    public static final LoginVerdict BUSY = new LoginVerdict(Outcome.BUSY, BUSY_SECONDS, null);

    /** The outcome of an attempt. */
    public enum Outcome {
        ACCEPTED,
        WRONG,
        /** Not checked: there were too many wrong passwords for this name from this address. */
        THROTTLED,
        /** Not checked: too many attempts wait already. */
        BUSY
    }

    public static LoginVerdict createAccepted(StoredPassword matched) {
        return new LoginVerdict(Outcome.ACCEPTED, 0, matched);
    }

    public static LoginVerdict createThrottled(int seconds) {
        return new LoginVerdict(Outcome.THROTTLED, seconds, null);
    }

    /** Whether the login was accepted. */
    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTED;
    }

    /** Whether the password was compared. */
    public boolean isChecked() {
        return waitSeconds == 0;
    }

    /** Why the login is refused; only of one that is. */
    public Text refusal() {
        return switch (outcome) {
            case ACCEPTED -> throw new IllegalStateException("the login is accepted");
            case WRONG -> Text.of("refusal.wrong-login");
            case THROTTLED -> Text.of("refusal.login-throttled", waitSeconds);
            case BUSY -> Text.of("refusal.login-busy", waitSeconds);
        };
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return outcome + (waitSeconds == 0 ? "" : " waitSeconds=" + waitSeconds);
    }
}
