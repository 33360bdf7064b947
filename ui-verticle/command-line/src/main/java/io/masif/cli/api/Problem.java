package io.masif.cli.api;

import io.masif.cli.config.Server;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonReader;
import io.masif.cli.output.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;

/** Says in a sentence why the server refused a request, by its problem document (RFC 9457) if there is one. */
final class Problem {
    private static final int UNAUTHENTICATED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private Problem() {}

    static CommandFailure describe(Server server, HttpResponse<InputStream> answer) {
        String detail = readDetail(answer);
        int status = answer.statusCode();
        if (status == UNAUTHENTICATED) {
            return new CommandFailure(ExitCode.REFUSED, describeCredentials(server));
        }
        if (detail == null) {
            return new CommandFailure(
                    status >= FIRST_SERVER_ERROR ? ExitCode.UNAVAILABLE : ExitCode.REFUSED,
                    "What answers at " + server.url()
                            + " is no UI of Masif Upgrader, or a proxy before it has a problem:" + " status " + status
                            + ".");
        }
        return new CommandFailure(findCode(status), CleanText.of(detail));
    }

    private static ExitCode findCode(int status) {
        if (status == NOT_FOUND) {
            return ExitCode.NOTHING;
        }
        return status >= FIRST_SERVER_ERROR || status == TOO_MANY ? ExitCode.UNAVAILABLE : ExitCode.REFUSED;
    }

    private static String describeCredentials(Server server) {
        if (server.authorization() == null) {
            return server.url() + " wants to know who you are: give a token or a user in the configuration, or set"
                    + " MASIF_TOKEN.";
        }
        return server.url()
                + (server.authorization().startsWith("Bearer ")
                        ? " does not accept this token."
                        : " does not accept this user and password.");
    }

    /** Null if there is no problem document. */
    private static String readDetail(HttpResponse<InputStream> answer) {
        boolean isDocument = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        try (InputStream body = answer.body()) {
            return isDocument ? JsonReader.readObject(body).text("detail") : null;
        } catch (IOException e) {
            return null;
        }
    }
}
