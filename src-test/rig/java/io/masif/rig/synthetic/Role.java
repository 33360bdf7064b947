package io.masif.rig.synthetic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What a host is for: its name begins with it, and its packages depend on it. */
public enum Role {
    WEB(25),
    APP(20),
    DB(12),
    NODE(11),
    CACHE(7),
    MAIL(6),
    CI(5),
    LB(4),
    NS(3),
    NAS(3),
    MON(2),
    VPN(2);

    private static final Map<Role, String> SERVICES = Map.ofEntries(
            Map.entry(WEB, "nginx.service"),
            Map.entry(APP, "tomcat10.service"),
            Map.entry(DB, "mariadb.service"),
            Map.entry(NODE, "containerd.service"),
            Map.entry(CACHE, "redis-server.service"),
            Map.entry(MAIL, "dovecot.service"),
            Map.entry(CI, "docker.service"),
            Map.entry(LB, "haproxy.service"),
            Map.entry(NS, "named.service"),
            Map.entry(NAS, "smbd.service"),
            Map.entry(MON, "icinga2.service"),
            Map.entry(VPN, "strongswan-starter.service"));

    private final int percent;

    Role(int percent) {
        this.percent = percent;
    }

    /** The role of a host, so that each has its share of the fleet. */
    public static Role of(Dice dice) {
        int[] shares = Arrays.stream(values()).mapToInt(role -> role.percent).toArray();
        return values()[dice.choose(shares)];
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service that hosts of this role are there for. */
    public String service() {
        return SERVICES.get(this);
    }
}
