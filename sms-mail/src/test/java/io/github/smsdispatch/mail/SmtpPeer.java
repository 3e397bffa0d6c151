// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server whose answers are set command by command, and which can fail at each. Verbs are those of SMTP in upper
 * case, plus {@code GREETING} and {@code DOT} for the end of the content.
 */
final class SmtpPeer implements AutoCloseable {

    /** What it does instead of answering. */
    enum Fault {
        CLOSE,
        RESET,
        STALL
    }

    /** An answer of so many bytes, then a fault; all bytes when negative. */
    record Act(String answer, int bytes, Fault fault) {}

    private final Map<String, Act> acts = new ConcurrentHashMap<>();
    private final Map<String, Queue<Act>> once = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> mails = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final Semaphore received = new Semaphore(0);
    private volatile int contentBytes = -1;
    private volatile Fault contentFault = Fault.STALL;
    private volatile SSLContext tls;
    private volatile boolean tlsFromTheStart;
    private ServerSocket server;
    private int port;

    SmtpPeer() {
        answer("GREETING", "220 mx.test ESMTP");
        answer("EHLO", "250-mx.test\r\n250-8BITMIME\r\n250-DSN\r\n250 ENHANCEDSTATUSCODES");
        answer("MAIL", "250 2.1.0 Ok");
        answer("RCPT", "250 2.1.5 Ok");
        answer("DATA", "354 End data with <CR><LF>.<CR><LF>");
        answer("DOT", "250 2.0.0 Ok");
        answer("RSET", "250 2.0.0 Ok");
        answer("NOOP", "250 2.0.0 Ok");
        answer("QUIT", "221 2.0.0 Bye");
        answer("AUTH", "235 2.7.0 Authentication successful");
        listen();
    }

    void answer(String verb, String answer) {
        acts.put(verb, new Act(answer + "\r\n", -1, null));
    }

    void fail(String verb, Fault fault) {
        acts.put(verb, new Act("", 0, fault));
    }

    void answerPartly(String verb, String answer, int bytes, Fault fault) {
        acts.put(verb, new Act(answer, bytes, fault));
    }

    void answerOnce(String verb, String answer, Fault then) {
        once.computeIfAbsent(verb, any -> new ConcurrentLinkedQueue<>()).add(new Act(answer + "\r\n", -1, then));
    }

    void failOnce(String verb, Fault fault) {
        once.computeIfAbsent(verb, any -> new ConcurrentLinkedQueue<>()).add(new Act("", 0, fault));
    }

    /** Offers STARTTLS, or speaks TLS from the first byte. */
    void secure(SSLContext context, boolean fromTheStart) {
        tls = context;
        tlsFromTheStart = fromTheStart;
        answer("STARTTLS", "220 2.0.0 Go ahead");
        if (!fromTheStart) {
            answer("EHLO", "250-mx.test\r\n250-AUTH PLAIN\r\n250-STARTTLS\r\n250 8BITMIME");
        }
    }

    /** Stops reading the content after so many bytes. */
    void failInContent(int bytes, Fault fault) {
        contentBytes = bytes;
        contentFault = fault;
    }

    int port() {
        return port;
    }

    long count(String verb) {
        return commands.stream().filter(c -> c.startsWith(verb)).count();
    }

    boolean awaitMail(Duration atMost) throws InterruptedException {
        return received.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Cuts what is open, as a server does with idle clients. */
    void cutConnections() {
        open.forEach(SmtpPeer::cut);
        open.clear();
    }

    void listen() {
        if (server != null) {
            return;
        }
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.setReceiveBufferSize(8192);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
            port = socket.getLocalPort();
            server = socket;
            start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void refuse() {
        if (server != null) {
            cut(server);
            server = null;
            cutConnections();
        }
    }

    private static void start(Runnable run) {
        Thread thread = new Thread(run, "smtp-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (socket.isClosed()) {
                    cut(client);
                    return;
                }
                connections.incrementAndGet();
                open.add(client);
                start(() -> serve(client));
            } catch (IOException e) {
                // Closed; the loop's condition tells.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            Socket client = tlsFromTheStart ? encrypted(connection) : connection;
            InputStream in = new BufferedInputStream(client.getInputStream());
            boolean more = act("GREETING", client);
            while (more) {
                String line = line(in);
                if (line == null) {
                    return;
                }
                commands.add(line);
                String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                more = act(verb, client) && !verb.equals("QUIT");
                if (more && verb.equals("STARTTLS") && tls != null) {
                    client = encrypted(connection);
                    in = new BufferedInputStream(client.getInputStream());
                }
                if (more && verb.equals("DATA") && acts.get("DATA").answer().startsWith("354")) {
                    more = content(in, client) && act("DOT", client);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone.
        } finally {
            open.remove(connection);
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private boolean content(InputStream in, Socket client) throws IOException, InterruptedException {
        StringBuilder content = new StringBuilder();
        while (!content.toString().endsWith("\r\n.\r\n")) {
            if (contentBytes >= 0 && content.length() >= contentBytes) {
                fault(contentFault, client);
                return false;
            }
            int c = in.read();
            if (c < 0) {
                return false;
            }
            content.append((char) c);
        }
        mails.add(new String(content.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        received.release();
        return true;
    }

    private boolean act(String verb, Socket client) throws IOException, InterruptedException {
        Queue<Act> first = once.get(verb);
        Act next = first == null ? null : first.poll();
        Act act = next == null ? acts.getOrDefault(verb, new Act("502 5.5.1 what?\r\n", -1, null)) : next;
        byte[] answer = act.answer().getBytes(StandardCharsets.UTF_8);
        client.getOutputStream().write(answer, 0, act.bytes() < 0 ? answer.length : act.bytes());
        client.getOutputStream().flush();
        if (act.fault() == null) {
            return true;
        }
        fault(act.fault(), client);
        return false;
    }

    private static void fault(Fault fault, Socket client) throws IOException, InterruptedException {
        switch (fault) {
            case CLOSE -> client.close();
            case RESET -> {
                client.setSoLinger(true, 0);
                client.close();
            }
            case STALL -> {
                while (!client.isClosed()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void cut(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception e) {
            // It is closed all the same.
        }
    }

    @Override
    public void close() {
        refuse();
        cutConnections();
    }
}
