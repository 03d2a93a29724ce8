package dev.overlaylab.labs.classicswarm.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import dev.overlaylab.labs.classicswarm.http.Handler;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two managers, one of which leads. */
@Timeout(60)
class ReplicaTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Role.Standing> standing = new AtomicReference<>(new Role.Standing(false, ""));
    private Server leader;
    private Server replica;

    @BeforeEach
    void begin() throws IOException {
        leader = listen(says("leader"));
        replica = listen(new Replica(
                says("replica"),
                () -> requireNonNull(standing.get()),
                new Entry("127.0.0.1", 1),
                new Dialler(Optional.empty()),
                threads));
    }

    @AfterEach
    void end() throws IOException {
        leader.close();
        replica.close();
        threads.shutdownNow();
    }

    private static Server listen(Handler handler) throws IOException {
        return Server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), handler);
    }

    private static Handler says(String who) {
        return exchange -> exchange.send(
                Answer.of(200, Headers.NONE),
                (who + " " + exchange.request().target() + " "
                                + new String(exchange.body().readAllBytes(), UTF_8))
                        .getBytes(UTF_8));
    }

    private HttpResponse<String> post(String target) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port() + target))
                .POST(HttpRequest.BodyPublishers.ofString("body"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void should_hand_on_to_the_leader_what_is_not_about_itself() throws Exception {
        standing.set(new Role.Standing(false, "127.0.0.1:" + leader.port()));

        assertThat(post("/v1.41/containers/create?name=a%2Fb").body())
                .isEqualTo("leader /v1.41/containers/create?name=a%2Fb body");
        assertThat(post("/v1.41/info").body()).startsWith("replica ");
        assertThat(post("/_ping").body()).startsWith("replica ");
        assertThat(post("/containers/info").body()).startsWith("leader ");
    }

    @Test
    void should_answer_itself_once_it_leads() throws Exception {
        standing.set(new Role.Standing(true, "127.0.0.1:" + leader.port()));

        assertThat(post("/containers/create").body()).startsWith("replica ");
    }

    @Test
    void should_wait_for_an_election_that_is_under_way() throws Exception {
        var answer = threads.submit(() -> post("/containers/create").body());
        standing.set(new Role.Standing(false, "127.0.0.1:" + leader.port()));

        assertThat(answer.get()).startsWith("leader ");
    }

    @Test
    void should_say_that_the_leader_cannot_be_reached() throws Exception {
        leader.close();
        standing.set(new Role.Standing(false, "127.0.0.1:" + leader.port()));

        var answer = post("/containers/create");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Unable to reach primary cluster manager (127.0.0.1:" + leader.port() + ")");
    }
}
