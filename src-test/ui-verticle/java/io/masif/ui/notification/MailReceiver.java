package io.masif.ui.notification;

import io.masif.boot.tls.TlsFileException;
import io.masif.boot.tls.TlsIdentity;
import io.masif.rig.tls.Pki;
import io.masif.ui.notification.send.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that keeps the mails that it accepts, one for each recipient: SubEthaSMTP, a small SMTP server that is kept up,
 * and knows STARTTLS and TLS.
 */
final class MailReceiver implements AutoCloseable {
    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final MailServer.Security security;
    private final SMTPServer server;

    /** One without encryption. */
    MailReceiver() {
        this(MailServer.Security.NONE, null);
    }

    /** @param identity null if it does not encrypt */
    MailReceiver(MailServer.Security security, Pki.Identity identity) {
        this.security = security;
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .simpleMessageListener(new Listener(mails, refused));
        this.server = switch (security) {
            case NONE -> builder.build();
            case STARTTLS ->
                builder.startTlsSocketFactory(createContext(identity))
                        .requireTLS()
                        .build();
            case TLS -> builder.serverSocketFactory(createContext(identity)).build();
        };
        server.start();
    }

    /** Accepts all mails but those for some recipients. */
    private record Listener(List<MimeMessage> mails, Set<String> refused) implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return !refused.contains(recipient);
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) {
            try {
                mails.add(new MimeMessage(null, data));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static SSLContext createContext(Pki.Identity identity) {
        try {
            TlsIdentity read = TlsIdentity.read(identity.cert(), identity.key());
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("mail", read.key(), new char[0], read.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (TlsFileException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a UI reaches it. */
    MailServer settings() {
        return settings(security);
    }

    /** How a UI reaches it that takes it for one of another kind. */
    MailServer settings(MailServer.Security other) {
        return new MailServer("127.0.0.1", server.getPortAllocated(), other, null, null, "masif@example.com");
    }

    /** Accepts no more mails for these. */
    void refuse(String... recipients) {
        refused.addAll(List.of(recipients));
    }

    /** Accepts mails for all. */
    void refuseNobody() {
        refused.clear();
    }

    List<MimeMessage> mails() {
        return mails;
    }

    @Override
    public void close() {
        server.stop();
    }
}
