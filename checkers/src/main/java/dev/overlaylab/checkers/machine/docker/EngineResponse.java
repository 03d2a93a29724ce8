package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** An engine's answer; closing it closes the stream it is read from, if it is still being read. */
final class EngineResponse implements Response {
    private final ClassicHttpResponse response;
    private final InputStream body;
    private final @Nullable EngineStream stream;

    EngineResponse(ClassicHttpResponse response, InputStream body, @Nullable EngineStream stream) {
        this.response = response;
        this.body = body;
        this.stream = stream;
    }

    /** An upgrade that succeeded is a success to docker-java, which knows only 2xx. */
    @Override
    public int getStatusCode() {
        return response.getCode() == 101 ? 200 : response.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
