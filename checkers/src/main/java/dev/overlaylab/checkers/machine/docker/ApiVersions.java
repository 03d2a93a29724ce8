package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;

/** Agrees with an engine on the version of the API: its newest, but none newer than we know. */
final class ApiVersions {
    /** Docker 25's: engines from 29 on take nothing older; Docker 20.10 ends at 1.41. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private ApiVersions() {}

    static RemoteApiVersion agreedWith(DockerHttpClient http) throws IOException {
        try (var pong =
                http.execute(Request.builder().method("GET").path("/_ping").build())) {
            pong.getBody().readAllBytes();
            var offered = pong.getHeader("Api-Version");
            if (pong.getStatusCode() != 200 || offered == null) {
                throw new IOException("no engine: /_ping was answered with status " + pong.getStatusCode());
            }
            var theirs = RemoteApiVersion.parseConfig(offered);
            return theirs.isGreater(NEWEST) ? NEWEST : theirs;
        }
    }
}
