package dev.overlaylab.labs.classicswarm.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.labs.classicswarm.FakeCluster;
import dev.overlaylab.labs.classicswarm.FakeEngine;
import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Headers;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Engines that hang, die, come back, or are not what they should be. */
@Timeout(60)
class BadEngineTest {
    @Test
    void should_say_that_a_node_is_gone_and_use_it_again_when_it_is_back() throws Exception {
        try (var one = new FakeEngine("one").container("aaa111", "web", true);
                var two = new FakeEngine("two").container("bbb222", "db", true);
                var swarm = FakeCluster.of(one, two)) {
            int port = Entry.of(one.address()).port();
            one.vanish();
            swarm.eventually(() -> swarm.get("/info").body().contains("Unhealthy"));

            assertThat(swarm.get("/containers/json").body())
                    .doesNotContain("/one/web")
                    .contains("/two/db");
            assertThat(swarm.get("/containers/json?all=1").body()).contains("Host Down");
            assertThat(swarm.get("/containers/web/json").body())
                    .isEqualTo("{\"message\":\"Container web running on unhealthy node one\"}");
            assertThat(swarm.call("POST", "/containers/create", "{\"Image\":\"busybox\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(two.bodies()).hasSize(1);

            one.comeBack(port);
            swarm.eventually(() -> swarm.get("/containers/web/json").statusCode() == 200);
        }
    }

    @Test
    void should_not_pass_off_a_part_as_the_whole_when_an_engine_dies_in_the_middle() throws Exception {
        try (var one = new FakeEngine("one").container("aaa111", "web", true);
                var swarm = FakeCluster.of(one)) {
            one.at("/containers/aaa111/logs", exchange -> {
                exchange.stream(Answer.of(200, Headers.NONE)).write("half".getBytes(UTF_8));
                throw new IOException("killed");
            });
            one.at("/containers/aaa111/export", exchange -> {
                throw new IOException("killed before it said anything");
            });

            assertThatThrownBy(() -> swarm.get("/containers/web/logs")).isInstanceOf(IOException.class);
            assertThat(swarm.get("/containers/web/export").statusCode()).isEqualTo(500);
            assertThat(swarm.get("/containers/web/json").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void should_not_be_held_up_by_an_engine_that_never_answers() throws Exception {
        var let = new CountDownLatch(1);
        try (var mute = new ServerSocket(0);
                var one = new FakeEngine("one").container("aaa111", "web", true);
                var swarm = FakeCluster.of(one)) {
            swarm.cluster().discovered(List.of(Entry.of(one.address()), Entry.of("127.0.0.1:" + mute.getLocalPort())));
            one.at("/containers/aaa111/top", exchange -> {
                try {
                    let.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            });
            var stuck = Executors.newSingleThreadExecutor().submit(() -> swarm.get("/containers/web/top"));

            assertThat(swarm.get("/containers/json").body()).contains("/one/web");
            assertThat(swarm.get("/info").body()).contains("(unknown)", "Pending");
            assertThat(stuck).isNotDone();
            let.countDown();
            assertThat(stuck.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void should_speak_the_version_that_the_oldest_engine_speaks() throws Exception {
        try (var old = new FakeEngine("old").speaks("1.38");
                var young = new FakeEngine("young").speaks("1.60");
                var swarm = FakeCluster.of(old, young)) {
            assertThat(swarm.get("/_ping").headers().firstValue("Api-Version")).contains("1.38");
            assertThat(swarm.get("/_ping").headers().firstValue("Builder-Version"))
                    .contains("1");
            assertThat(swarm.json("/version").path("ApiVersion").asText()).isEqualTo("1.38");
            assertThat(swarm.json("/version").path("Version").asText()).startsWith("swarm/");
        }
    }

    @Test
    void should_not_take_a_copy_of_an_engine_or_another_manager_for_a_new_one() throws Exception {
        try (var one = new FakeEngine("one");
                var manager = FakeCluster.of(one);
                var swarm = FakeCluster.of(one)) {
            swarm.cluster().discovered(List.of(Entry.of(one.address()), Entry.of("127.0.0.1:" + manager.port())));

            swarm.eventually(() -> swarm.get("/info").body().contains("not a Swarm manager"));
            assertThat(swarm.json("/info").path("NCPU").asInt()).isEqualTo(2);
        }
    }

    @Test
    void should_go_on_when_an_engine_says_what_is_no_json() throws Exception {
        try (var one = new FakeEngine("one").container("aaa111", "web", true);
                var swarm = FakeCluster.of(one)) {
            one.at(
                    "/containers/json",
                    exchange -> exchange.send(Answer.of(200, Headers.NONE), "<html>".getBytes(UTF_8)));
            swarm.eventually(() -> swarm.get("/info").body().contains("Error"));

            assertThat(swarm.get("/containers/json?all=1").body()).contains("/one/web");
            one.at("/containers/json", exchange -> exchange.send(Answer.of(200, Headers.NONE), "[]".getBytes(UTF_8)));
            swarm.eventually(() -> swarm.json("/containers/json?all=1").isEmpty());
        }
    }

    @Test
    void should_tell_times_by_its_own_clock_when_an_engine_s_is_wrong() throws Exception {
        // Its one container was made, by the same clock, ten minutes ago.
        try (var late = new FakeEngine("late").clock("2026-01-01T00:10:00Z").container("aaa111", "web", true);
                var swarm = FakeCluster.of(late)) {
            var shown = swarm.json("/containers/json").path(0);

            assertThat(shown.path("Status").asText()).isEqualTo("Up 10 minutes");
            assertThat(Instant.now().getEpochSecond() - shown.path("Created").asLong())
                    .isBetween(600L, 660L);
        }
    }
}
