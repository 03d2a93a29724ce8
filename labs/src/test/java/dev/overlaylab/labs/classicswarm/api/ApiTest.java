package dev.overlaylab.labs.classicswarm.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.classicswarm.FakeCluster;
import dev.overlaylab.labs.classicswarm.FakeEngine;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Headers;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients see of two engines at once. */
@Timeout(60)
class ApiTest {
    private FakeEngine one;
    private FakeEngine two;
    private FakeCluster swarm;

    @BeforeEach
    void begin() throws Exception {
        one = new FakeEngine("one").container("aaa111", "web", true).network("shared", "my-net", "global");
        two = new FakeEngine("two").container("bbb222", "db", true).network("shared", "my-net", "global");
        two.container("ccc333", "old", false);
        swarm = FakeCluster.of(one, two);
    }

    @AfterEach
    void end() throws IOException {
        swarm.close();
        one.close();
        two.close();
    }

    @Test
    void should_name_containers_by_their_node() throws Exception {
        assertThat(swarm.json("/v1.41/containers/json").findValuesAsText("Status"))
                .hasSize(2)
                .allMatch(it -> it.startsWith("Up "));
        assertThat(swarm.get("/containers/json?all=1").body())
                .contains("[\"/one/web\"]", "[\"/two/db\"]", "[\"/two/old\"]", "Exited (3)", "127.0.0.1");
    }

    @Test
    void should_call_a_node_as_its_machine_is_called_where_the_host_has_another_name() throws Exception {
        try (var host = new FakeEngine("srv7")) {
            host.label("dev.overlaylab.machine=mhs-demo0");
            host.container("c1", "web", true);
            try (var cluster = FakeCluster.of(host)) {
                assertThat(cluster.get("/containers/json").body())
                        .contains("/mhs-demo0/web")
                        .doesNotContain("srv7/");
            }
        }
    }

    @Test
    void should_show_only_what_filters_let_through() throws Exception {
        assertThat(names("{\"node\":{\"two\":true}}")).containsExactly("/two/db");
        assertThat(names("{\"status\":[\"exited\"]}")).containsExactly("/two/old");
        assertThat(names("{\"name\":[\"^we\"]}")).containsExactly("/one/web");
        assertThat(names("{\"label\":[\"made-by=one\"]}")).containsExactly("/one/web");
        assertThat(swarm.get("/containers/json?filters=%5B").statusCode()).isEqualTo(400);
    }

    private java.util.List<String> names(String filters) throws Exception {
        var shown = swarm.json("/containers/json?filters=" + URLEncoder.encode(filters, UTF_8));
        return shown.findValues("Names").stream().map(it -> it.get(0).asText()).toList();
    }

    @Test
    void should_inspect_by_name_node_and_name_and_id() throws Exception {
        for (var name : new String[] {"web", "one/web", "one%2Fweb", "aaa111", "aaa"}) {
            var inspected = swarm.json("/containers/" + name + "/json");
            assertThat(inspected.path("Id").asText()).as(name).isEqualTo("aaa111");
            assertThat(inspected.path("Node").path("Name").asText()).isEqualTo("one");
        }
    }

    @Test
    void should_not_guess_which_of_two_is_meant() throws Exception {
        one.container("ddd444", "twin", true);
        two.container("eee555", "twin", true);
        one.tell("container", "start", "ddd444");
        two.tell("container", "start", "eee555");
        swarm.eventually(() -> swarm.get("/containers/one/twin/json").statusCode() == 200
                && swarm.get("/containers/two/twin/json").statusCode() == 200);

        var answer = swarm.get("/containers/twin/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"No such container: twin\"}");
    }

    @Test
    void should_list_networks_of_nodes_by_node_and_those_of_all_once() throws Exception {
        assertThat(swarm.json("/networks").findValuesAsText("Name"))
                .containsExactlyInAnyOrder("one/bridge", "two/bridge", "my-net");
    }

    @Test
    void should_place_a_container_and_keep_its_wishes_as_labels() throws Exception {
        var made = swarm.call(
                "POST",
                "/v1.41/containers/create?name=new",
                "{\"Image\":\"busybox\",\"Env\":[\"A=b\",\"constraint:node==two\"]}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(one.bodies()).isEmpty();
        var body = two.bodies().get(0);
        assertThat(body.path("Env").toString()).isEqualTo("[\"A=b\"]");
        assertThat(body.path("Labels").path("com.docker.swarm.constraints").asText())
                .isEqualTo("[\"node==two\"]");
        assertThat(body.path("Labels").path("com.docker.swarm.id").asText()).hasSize(64);
        assertThat(swarm.get("/containers/json?all=1").body()).contains("/two/new");
    }

    @Test
    void should_refuse_names_that_are_taken_and_nodes_that_are_not_there() throws Exception {
        var taken = swarm.call("POST", "/containers/create?name=web", "{\"Image\":\"busybox\"}");
        var nowhere =
                swarm.call("POST", "/containers/create", "{\"Image\":\"busybox\",\"Env\":[\"constraint:node==no\"]}");

        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("Conflict: The name web is already assigned.");
        assertThat(nowhere.statusCode()).isEqualTo(500);
        assertThat(nowhere.body())
                .contains("Unable to find a node that satisfies the following conditions", "[node==no]");
        assertThat(swarm.call("POST", "/containers/create", "{").statusCode()).isEqualTo(400);
        assertThat(swarm.call("POST", "/containers/create", "").statusCode()).isEqualTo(400);
    }

    @Test
    void should_hand_on_unchanged_what_is_about_one_container() throws Exception {
        one.at("/containers/aaa111/logs", exchange -> {
            try (var out = exchange.stream(
                    Answer.of(200, Headers.NONE.with("Content-Type", "application/vnd.docker.raw-stream")))) {
                out.write(("tail=" + exchange.request().query().first("tail").orElse("")).getBytes(UTF_8));
            }
        });

        assertThat(swarm.get("/v1.41/containers/web/logs?tail=5&stdout=1").body())
                .isEqualTo("tail=5");
        assertThat(swarm.call("POST", "/containers/one/web/stop?t=1", "").statusCode())
                .isEqualTo(204);
        assertThat(one.asked()).contains("POST /containers/aaa111/stop");
    }

    @Test
    void should_follow_the_events_of_engines() throws Exception {
        two.container("fff666", "late", true);
        two.tell("container", "start", "fff666");
        swarm.eventually(() -> swarm.get("/containers/late/json").statusCode() == 200);

        two.remove("fff666");
        two.tell("container", "destroy", "fff666");
        swarm.eventually(() -> swarm.get("/containers/late/json").statusCode() == 404);
    }

    @Test
    void should_tell_once_what_happens_while_the_engines_remember() throws Exception {
        // Who follows only later is given what this test answers to whoever asks what has been.
        swarm.eventually(one::isFollowed);
        one.at("/events", exchange -> {
            var told = one.tell("container", "start", "aaa111");
            one.tell("container", "stop", "aaa111");
            exchange.send(Answer.of(200, Headers.NONE), told.getBytes(UTF_8));
        });
        long soon = Instant.now().getEpochSecond() + 2;

        var told = swarm.get("/events?since=1&until=" + soon).body();

        assertThat(told.lines().map(it -> it.replaceAll(".*\"Action\":\"(\\w+)\".*", "$1")))
                .containsExactly("start", "stop");
    }

    @Test
    void should_say_the_state_of_every_node() throws Exception {
        var status = swarm.json("/info").path("SystemStatus").toString();

        assertThat(status)
                .contains(
                        "[\"Role\",\"primary\"]",
                        "[\"Strategy\",\"spread\"]",
                        "[\"Filters\",\"health, port, dependency, affinity, constraint\"]",
                        "[\"Nodes\",\"2\"]",
                        "[\" one\",\"" + one.address() + "\"]",
                        "[\"  └ Status\",\"Healthy\"]",
                        "[\"  └ Containers\",\"2 (1 Running, 0 Paused, 1 Stopped)\"]",
                        "[\"  └ Reserved CPUs\",\"1 / 2\"]",
                        "[\"  └ Reserved Memory\",\"1 MiB / 2.1 GiB\"]",
                        "[\"  └ Labels\",\"ostype=linux, provider=fake, storagedriver=overlay2\"]");
    }

    @Test
    void should_show_a_thousand_containers() throws Exception {
        IntStream.range(0, 1000).forEach(it -> two.container(String.format("%064d", it), "many-" + it, true));
        swarm.eventually(() -> swarm.json("/containers/json").size() == 1002);

        assertThat(swarm.json("/containers/json?limit=10")).hasSize(10);
        assertThat(swarm.get("/containers/many-999/json").statusCode()).isEqualTo(200);
    }

    @Test
    void should_say_what_it_cannot_do() throws Exception {
        assertThat(swarm.get("/nonsense").statusCode()).isEqualTo(404);
        assertThat(swarm.get("/system/df").body()).contains("Not supported in clustering mode.");
        assertThat(swarm.call("POST", "/session", "").body()).contains("DOCKER_BUILDKIT");
        assertThat(swarm.call("POST", "/networks/no/connect", "{}").body()).contains("No such network: no");
        assertThat(swarm.call("POST", "/networks/my-net/connect", "{\"Container\":\"no\"}")
                        .body())
                .contains("No such container: no");
        assertThat(swarm.call("POST", "/networks/my-net/connect", "[]").statusCode())
                .isEqualTo(400);
    }
}
