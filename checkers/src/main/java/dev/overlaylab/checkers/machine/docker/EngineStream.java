package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.overlaylab.checkers.machine.ByteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;

/** One HTTP/1.1 connection to an engine. */
final class EngineStream implements AutoCloseable {
    private final ByteStream stream;
    private final DefaultBHttpClientConnection http;

    EngineStream(ByteStream stream) throws IOException {
        this.stream = stream;
        http = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        http.bind(new StreamSocket(stream));
    }

    /** Sends a request and reads the answer's head; its body, if any, is still to be read. */
    ClassicHttpResponse exchange(Request request) throws IOException {
        send(request);
        flush();
        return receive(request);
    }

    /** Sends a request and does not wait: answers come in the order of the requests. */
    void send(Request request) throws IOException {
        try {
            var message = message(request);
            http.sendRequestHeader(message);
            if (message.getEntity() != null) {
                http.sendRequestEntity(message);
            }
        } catch (HttpException e) {
            throw new IOException("cannot be put to an engine: " + e.getMessage(), e);
        }
    }

    void flush() throws IOException {
        http.flush();
    }

    /** Reads the head of the next answer. */
    ClassicHttpResponse receive(Request request) throws IOException {
        try {
            var response = http.receiveResponseHeader();
            while (response.getCode() == 100) {
                response = http.receiveResponseHeader();
            }
            if (mayHaveBody(request, response)) {
                http.receiveResponseEntity(response);
            }
            return response;
        } catch (HttpException e) {
            throw new IOException("not the answer of an engine: " + e.getMessage(), e);
        }
    }

    /** After an upgrade: what is written here goes to the process; closing it is the end of its input. */
    OutputStream hijacked() {
        return stream.output();
    }

    private static BasicClassicHttpRequest message(Request request) {
        var message = new BasicClassicHttpRequest(request.method(), request.path());
        request.headers().forEach(message::setHeader);
        message.setHeader("Host", "docker");
        if (request.hijackedInput() != null) {
            message.setHeader("Connection", "Upgrade");
            message.setHeader("Upgrade", "tcp");
        }
        InputStream body = request.body();
        byte[] bytes = request.bodyBytes();
        if (bytes != null) {
            message.setHeader("Content-Length", bytes.length);
            message.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
        } else if (body != null) {
            message.setHeader("Transfer-Encoding", "chunked");
            message.setEntity(new InputStreamEntity(body, ContentType.APPLICATION_OCTET_STREAM));
        } else if (!request.method().equals("GET")) {
            message.setHeader("Content-Length", 0);
        }
        return message;
    }

    private static boolean mayHaveBody(Request request, ClassicHttpResponse response) {
        return !request.method().equals("HEAD") && response.getCode() != 204 && response.getCode() != 304;
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
        stream.close();
    }
}
