package dev.overlaylab.site.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PreviewServerTest {
    private static final Map<String, byte[]> SITE =
            Map.of("index.html", "<body>one</body>".getBytes(UTF_8), "en/feed.xml", "<feed/>".getBytes(UTF_8));

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(PreviewServer server, String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void should_serve_pages_and_say_what_is_not_there() throws Exception {
        try (var server = new PreviewServer(0, SITE)) {
            assertThat(server.address()).startsWith("http://127.0.0.1:");
            assertThat(get(server, "").body()).contains("one", "<script>");
            assertThat(get(server, "en/feed.xml").body()).isEqualTo("<feed/>");
            assertThat(get(server, "en/feed.xml").headers().firstValue("Content-Type"))
                    .contains("application/xml");
            assertThat(get(server, "../../etc/passwd").statusCode()).isEqualTo(404);
            assertThat(get(server, "%2e%2e/x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void should_tell_those_who_look_at_an_old_page_that_there_is_a_newer_one() throws Exception {
        try (var server = new PreviewServer(0, SITE)) {
            var waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return get(server, ".newer?1").statusCode();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            server.show(Map.of("index.html", "<body>two</body>".getBytes(UTF_8)));
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(get(server, "").body()).contains("two", "/.newer?2");
            assertThat(get(server, "en/feed.xml").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void should_not_answer_pages_from_elsewhere_that_were_led_here() throws IOException {
        try (var server = new PreviewServer(0, SITE);
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.address()).getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void should_say_that_a_port_is_taken_or_none() {
        try (var server = new PreviewServer(0, SITE)) {
            int taken = URI.create(server.address()).getPort();
            for (int port : new int[] {taken, 70_000, -1}) {
                assertThatThrownBy(() -> new PreviewServer(port, SITE))
                        .isInstanceOfSatisfying(
                                Problem.class, it -> assertThat(it.text().key()).isEqualTo("problem.site.port"));
            }
        }
    }

    @Test
    void should_notice_files_that_come_change_and_go(@TempDir Path folder) throws Exception {
        var file = folder.resolve("lab/en.md");
        var watch = new FolderWatch(List.of(folder));
        Files.createDirectories(folder.resolve("lab"));
        Files.writeString(file, "one");
        watch.await();
        Files.writeString(file, "one and two");
        watch.await();
        Files.delete(file);
        watch.await();
        assertThat(folder.resolve("lab")).isEmptyDirectory();
    }
}
