package io.masif.boot;

import io.masif.boot.config.Address;
import io.vertx.core.Future;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Function;

/** Explains in a sentence why a server cannot listen at an address. */
public final class ListenFailure {
    private ListenFailure() {}

    /**
     * For {@link Future#recover}: fails with a {@link StartException} that names the address and the setting.
     *
     * @param key the setting, such as {@code api.listen}
     */
    public static <T> Function<Throwable, Future<T>> explain(String key, Address address) {
        return thrown -> Future.failedFuture(new StartException(key + ": " + describe(address, thrown)));
    }

    private static String describe(Address address, Throwable thrown) {
        String reason = String.valueOf(thrown.getMessage());
        if (thrown instanceof UnknownHostException
                || thrown instanceof UnresolvedAddressException
                || thrown.getCause() instanceof UnknownHostException) {
            return "the name " + address.host() + " is not known (DNS); give an address of this host";
        }
        if (!(thrown instanceof SocketException)) {
            return "cannot listen at " + address + ": " + reason;
        }
        if (!isLocal(address)) {
            return address.host() + " is no address of this host; give one that it has, or 0.0.0.0 for all";
        }
        if (reason.contains("denied") || reason.contains("permitted")) {
            return "this user may not listen at " + address + "; give a port from 1024 on";
        }
        return thrown instanceof BindException
                ? address + " is in use; end the program that listens there, or give another port"
                : "cannot listen at " + address + ": " + reason;
    }

    /** Both a port in use and an address of another host are a BindException, with a text in the language of the system. */
    private static boolean isLocal(Address address) {
        try {
            InetAddress host = InetAddress.getByName(address.host());
            return host.isAnyLocalAddress()
                    || host.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(host) != null;
        } catch (UnknownHostException | SocketException e) {
            return true;
        }
    }
}
