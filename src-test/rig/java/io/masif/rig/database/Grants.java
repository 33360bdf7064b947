package io.masif.rig.database;

import io.masif.rig.process.Folders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database rights that the README tells administrators to grant, and no others. */
public final class Grants {
    /** The password of every user made here. */
    public static final String PASSWORD = "of a user with few rights";

    private Grants() {}

    /**
     * Makes a user of a database with the rights that the README grants, and returns the user's name.
     *
     * @param readmeUser whom the README grants them: {@code masif-master} or {@code masif-ui}
     */
    public static String user(EmbeddedDatabase server, String readmeUser, String database) {
        String name = readmeUser.substring(readmeUser.indexOf('-') + 1) + "_" + database;
        server.execute("CREATE USER '" + name + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
        rights(readmeUser)
                .forEach(rights -> server.execute("GRANT " + rights + " ON " + database + ".* TO '" + name + "'@'%'"));
        return name;
    }

    private static List<String> rights(String user) {
        String readme = Folders.read(Folders.root().resolve("README.md"));
        Matcher grants = Pattern.compile("GRANT ([A-Z, ]+) ON masif\\.\\* TO '" + user + "'")
                .matcher(readme);
        List<String> found = grants.results().map(match -> match.group(1)).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("the README grants nothing to " + user);
        }
        return found;
    }
}
