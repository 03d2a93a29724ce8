package dev.overlaylab.checkers.machine.docker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.TerminalSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection whose unix socket answers HTTP from a table: for answers that no real engine can be made to give. */
final class CannedEngine implements Connection {
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<ByteStream> streams = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable Cause refusal;
    private volatile boolean open = true;
    private volatile String otherwise = "";
    private volatile int openings;
    private final AtomicInteger heldBack = new AtomicInteger();

    /** Answers a path with the whole response, head included. */
    CannedEngine raw(String path, String response) {
        answers.put(path, response);
        return this;
    }

    CannedEngine json(String path, String json) {
        return status(path, 200, json);
    }

    CannedEngine status(String path, int status, String json) {
        return raw(
                path,
                "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.getBytes(UTF_8).length + "\r\n\r\n" + json);
    }

    CannedEngine version(String version) {
        return raw("/_ping", "HTTP/1.1 200 OK\r\nApi-Version: " + version + "\r\nContent-Length: 2\r\n\r\nOK");
    }

    /** Knows nothing of other paths, and says so; else it would be silent. */
    CannedEngine nothingElse() {
        var json = "{\"message\":\"page not found\"}";
        otherwise = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\n\r\n" + json;
        return this;
    }

    /** Gives no answer before that many questions have come. */
    void answersOnlyAfter(int questions) {
        heldBack.set(questions);
    }

    void refuse(@Nullable Cause why) {
        refusal = why;
    }

    /** As when the engine is restarted: what is open ends. */
    void dropStreams() {
        streams.forEach(ByteStream::close);
        streams.clear();
    }

    int opened() {
        return openings;
    }

    @Override
    public synchronized ByteStream openUnixSocket(String path) throws MachineException {
        if (refusal != null) {
            throw new MachineException(name(), refusal, "nothing answers on " + path, null);
        }
        openings++;
        try {
            var toEngine = new PipedInputStream(65_536);
            var fromEngine = new PipedInputStream(1_048_576);
            var stream = new Ends(fromEngine, new PipedOutputStream(toEngine));
            streams.add(stream);
            var output = new PipedOutputStream(fromEngine);
            var thread = new Thread(() -> serve(toEngine, output), "canned-engine");
            thread.setDaemon(true);
            thread.start();
            return stream;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(InputStream input, OutputStream output) {
        try (output) {
            var reader = new BufferedReader(new InputStreamReader(input, ISO_8859_1));
            var held = new StringBuilder();
            String line;
            while ((line = reader.readLine()) != null) {
                var path = line.split(" ", -1)[1];
                asked.add(path);
                var body = 0;
                while (!line.isEmpty()) {
                    line = reader.readLine();
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        body = Integer.parseInt(line.substring(15).strip());
                    }
                }
                reader.skip(body);
                var response = answers.getOrDefault(path.split("\\?", -1)[0], otherwise);
                held.append(response);
                if (heldBack.decrementAndGet() <= 0) {
                    output.write(held.toString().getBytes(UTF_8));
                    output.flush();
                    held.setLength(0);
                }
            }
        } catch (IOException e) {
            // The test has closed the stream.
        }
    }

    private record Ends(InputStream input, OutputStream output) implements ByteStream {
        @Override
        public void close() {
            try {
                output.close();
                input.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public String name() {
        return "demo0";
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public CommandResult run(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Engine engine() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TerminalSession openTerminal(String command, String terminalType, int columns, int rows) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int listen(Acceptor acceptor) {
        throw new UnsupportedOperationException();
    }
}
