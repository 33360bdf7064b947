package io.masif.ui.session;

/**
 * The result of a login attempt.
 *
 * @param waitSeconds after how many seconds to try again; 0 if the password was checked
 * @param matchedHash the stored hash that the password matched; null if the login was refused
 */
public record LoginVerdict(Outcome outcome, int waitSeconds, String matchedHash) {
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

    public static LoginVerdict createAccepted(String matchedHash) {
        return new LoginVerdict(Outcome.ACCEPTED, 0, matchedHash);
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

    /** The sentence for the client. */
    public String message() {
        return switch (outcome) {
            case ACCEPTED -> "Name and password are right.";
            case WRONG -> "Name or password is wrong.";
            case THROTTLED ->
                "There were too many wrong passwords for this name from your address. Try again in " + waitSeconds
                        + " s.";
            case BUSY ->
                "Too many logins wait for their check, some of them from your address. Try again in " + waitSeconds
                        + " s.";
        };
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return outcome + (waitSeconds == 0 ? "" : " waitSeconds=" + waitSeconds);
    }
}
