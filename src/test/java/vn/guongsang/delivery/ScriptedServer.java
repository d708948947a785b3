package vn.guongsang.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told, for what a well-behaved one cannot be made to do. */
final class ScriptedServer implements AutoCloseable {

    /** Ends the conversation without a word. */
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> answers;

    /** Mails that it has acknowledged. */
    final AtomicInteger taken = new AtomicInteger();

    /** @param answers by command ({@code RCPT}, {@code DATA}, {@code .} for the end of a mail) where not the usual ones */
    ScriptedServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket client = socket.accept();
                    Thread.ofVirtual().start(() -> talk(client));
                }
            } catch (IOException _) {
                // closed
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    private void talk(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "220 mail.test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]")[0].toUpperCase();
                String answer = answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 ok");
                if (answer.equals(HANG_UP)) {
                    return;
                }
                say(client, answer);
                if (command.equals("DATA") && answer.startsWith("354")) {
                    String text = in.readLine();
                    while (text != null && !text.equals(".")) {
                        text = in.readLine();
                    }
                    String end = answers.getOrDefault(".", "250 taken");
                    if (end.equals(HANG_UP)) {
                        return;
                    }
                    if (end.startsWith("250")) {
                        taken.incrementAndGet();
                    }
                    say(client, end);
                }
                if (command.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
