package dev.overlaylab.checkers.machine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.machine.ContainerState.Attachment;
import dev.overlaylab.checkers.machine.EngineReading.Topic;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an engine says, from recordings of a real one; and what it says when it is not well. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DockerEngineTest {
    private final CannedEngine socket = new CannedEngine().version("1.41");
    private final DockerEngine engine = new DockerEngine(socket, Duration.ofSeconds(20));

    /** For engines that hang: a busy computer may need two seconds for anything else. */
    private final DockerEngine hasty = new DockerEngine(socket, Duration.ofSeconds(2));

    @AfterEach
    void close() {
        engine.close();
        hasty.close();
    }

    @Test
    void should_read_engine_state_with_its_cluster_store() throws Exception {
        socket.json("/v1.41/info", recorded("info"));

        assertThat(engine.state())
                .isEqualTo(new EngineState(
                        "6G3I:NVKW:RQZN:JFWX:EX5Y:B2I3:JAEL:AJOP:6VJW:KGVB:7I2O:74RS",
                        "demo0",
                        "20.10.5+dfsg1",
                        "6.18.44-fc-v657",
                        "consul://192.168.99.100:8500",
                        "192.168.99.101:2376"));
    }

    @Test
    void should_read_a_store_that_is_not_there_as_empty() throws Exception {
        socket.json("/v1.41/info", "{\"ID\":\"x\",\"Name\":\"n\",\"ServerVersion\":\"29.0.0\"}");

        assertThat(engine.state()).isEqualTo(new EngineState("x", "n", "29.0.0", "", "", ""));
    }

    @Test
    void should_read_networks_with_subnets_and_options() throws Exception {
        socket.json("/v1.41/networks", recorded("networks"));

        var networks = engine.networks();

        assertThat(networks)
                .extracting(it -> it.name() + " " + it.driver() + " " + it.scope() + " " + it.subnets())
                .containsExactly(
                        "bridge bridge local [172.17.0.0/16]",
                        "docker_gwbridge bridge local [172.18.0.0/16]",
                        "host host local []",
                        "my-net overlay global [10.0.9.0/24]",
                        "none null local []");
        assertThat(networks.get(1).options())
                .containsEntry("com.docker.network.bridge.enable_icc", "false")
                .containsEntry("com.docker.network.bridge.enable_ip_masquerade", "true");
        assertThat(networks.get(3).id()).hasSize(64);
    }

    @Test
    void should_read_containers_by_their_own_name_and_the_image_as_given() throws Exception {
        socket.json("/v1.41/containers/json", recorded("containers"));
        for (var line : recorded("containers").split("\"", -1)) {
            if (line.length() == 64 && line.matches("[0-9a-f]+")) {
                socket.json("/v1.41/containers/" + line + "/json", recorded("container-old"));
            }
        }

        var containers = engine.containers();

        assertThat(containers)
                .extracting(it -> it.name() + " " + it.image() + " " + it.status())
                .containsExactly("idle busybox created", "old other:1 created", "web nginx running");
        var web = containers.get(2);
        assertThat(web.running()).isTrue();
        assertThat(web.publishedPorts()).containsExactly("0.0.0.0:8088->80/tcp");
        assertThat(web.networks())
                .containsOnlyKeys("my-net")
                .extractingByKey("my-net")
                .isEqualTo(new Attachment(
                        "4cf54e8ca2cd773d35c6d35b485c927784fced94cac8b8e2d22e722fe7be27cc",
                        "10.0.9.2",
                        24,
                        "02:42:0a:00:09:02"));
        assertThat(containers.get(0).networks())
                .containsOnlyKeys("bridge")
                .allSatisfy((name, it) -> assertThat(it.address()).isEmpty());
    }

    @Test
    void should_speak_no_newer_version_than_it_knows() throws Exception {
        socket.version("1.52").json("/v1.44/networks", "[]");

        assertThat(engine.networks()).isEmpty();
        assertThat(socket.asked).containsExactly("/_ping", "/v1.44/networks");
    }

    @Test
    void should_ask_everything_over_one_stream() throws Exception {
        socket.json("/v1.41/networks", "[]").json("/v1.41/containers/json", "[]");

        engine.networks();
        engine.containers();
        engine.networks();

        assertThat(socket.asked).hasSize(4);
        assertThat(socket.opened()).isEqualTo(1);
    }

    @Test
    void should_put_all_questions_before_the_first_answer() throws Exception {
        socket.json("/v1.41/info", recorded("info"))
                .json("/v1.41/networks", "[]")
                .json("/v1.41/containers/json", "[]");
        engine.networks();
        socket.asked.clear();
        socket.answersOnlyAfter(3);

        var reading = engine.read(EnumSet.of(Topic.STATE, Topic.NETWORKS, Topic.CONTAINERS));

        assertThat(reading.state().name()).isEqualTo("demo0");
        assertThat(reading.networks()).isEmpty();
        assertThat(reading.containers()).isEmpty();
        assertThat(socket.asked)
                .as("nothing is asked again when it is read")
                .containsExactly("/v1.41/info", "/v1.41/networks", "/v1.41/containers/json?all=true");
        assertThat(socket.opened()).isEqualTo(1);
    }

    @Test
    void should_read_a_swarm_in_the_same_exchange() throws Exception {
        socket.json("/v1.41/info", recorded("info-manager"))
                .json("/v1.41/nodes", recorded("nodes"))
                .json("/v1.41/services", recorded("services"))
                .json("/v1.41/tasks", recorded("tasks"));
        var alone = engine.swarm();
        socket.asked.clear();
        socket.answersOnlyAfter(4);

        var reading = engine.read(EnumSet.of(Topic.SWARM, Topic.STATE));

        assertThat(reading.swarm()).isEqualTo(alone);
        assertThat(alone.services()).isNotEmpty();
        assertThat(reading.state().version()).isNotEmpty();
        assertThat(socket.asked).hasSize(4);
    }

    @Test
    void should_wait_once_when_an_engine_hangs_after_a_part_of_its_answers() throws Exception {
        socket.json("/v1.41/info", recorded("info")).raw("/v1.41/networks", "");
        engine.state();
        var begun = System.nanoTime();

        var reading = hasty.read(EnumSet.of(Topic.STATE, Topic.NETWORKS, Topic.CONTAINERS));

        assertThat(reading.state().name()).isEqualTo("demo0");
        assertThat(failureOf(reading::networks).why()).isEqualTo(Cause.TIMED_OUT);
        assertThat(failureOf(reading::containers).why()).isEqualTo(Cause.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_900));
    }

    @Test
    void should_ask_one_by_one_an_engine_that_closes_after_each_answer() throws Exception {
        socket.raw(
                        "/v1.41/info",
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                                + recorded("info").getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                                + recorded("info"))
                .json("/v1.41/networks", "[]");

        var reading = engine.read(EnumSet.of(Topic.STATE, Topic.NETWORKS));

        assertThat(reading.state().name()).isEqualTo("demo0");
        assertThat(reading.networks()).isEmpty();
    }

    @Test
    void should_tell_a_refusal_of_one_topic_from_the_others() throws Exception {
        socket.json("/v1.41/info", recorded("info")).status("/v1.41/networks", 500, "{\"message\":\"out of order\"}");

        var reading = engine.read(EnumSet.of(Topic.STATE, Topic.NETWORKS));

        assertThat(reading.state().name()).isEqualTo("demo0");
        var failure = failureOf(reading::networks);
        assertThat(failure.why()).isEqualTo(Cause.ENGINE_ERROR);
        assertThat(failure.detail()).isEqualTo("out of order");
    }

    @Test
    void should_ask_again_when_the_engine_has_let_go_of_an_idle_stream() throws Exception {
        socket.json("/v1.41/networks", "[]");
        engine.networks();
        socket.dropStreams();

        assertThat(engine.networks()).isEmpty();
    }

    @Test
    void should_say_engine_down_when_nothing_listens_and_work_once_it_does() throws Exception {
        socket.json("/v1.41/networks", "[]").refuse(Cause.UNREACHABLE);
        assertThat(failureOf(engine::networks).why()).isEqualTo(Cause.ENGINE_DOWN);

        socket.refuse(null);

        assertThat(engine.networks()).isEmpty();
    }

    @Test
    void should_say_lost_when_it_is_the_link() {
        socket.refuse(Cause.LOST);

        assertThat(failureOf(engine::networks).why()).isEqualTo(Cause.LOST);
        assertThat(failureOf(() -> engine.exec("web", List.of("true"), Duration.ofSeconds(1)))
                        .why())
                .isEqualTo(Cause.LOST);
    }

    @Test
    void should_pass_on_the_words_of_an_engine_that_refuses() {
        socket.status("/v1.41/networks", 500, "{\"message\":\"store is not reachable\"}")
                .status("/v1.41/containers/create", 404, "{\"message\":\"No such image: nope:latest\"}");

        var failure = failureOf(engine::networks);
        assertThat(failure.why()).isEqualTo(Cause.ENGINE_ERROR);
        assertThat(failure.detail()).isEqualTo("store is not reachable");
        var refused =
                failureOf(() -> engine.runOnce("nope", "bridge", List.of("true"), Map.of(), Duration.ofSeconds(2)));
        assertThat(refused.why()).isEqualTo(Cause.ENGINE_ERROR);
        assertThat(refused.detail()).isEqualTo("No such image: nope:latest");
    }

    @Test
    void should_say_engine_error_when_the_answer_cannot_be_read() {
        socket.json("/v1.41/networks", "[{\"Id\":").json("/v1.41/info", "[]");

        assertThat(failureOf(engine::networks).why()).isEqualTo(Cause.ENGINE_ERROR);
        assertThat(failureOf(engine::state).why()).isEqualTo(Cause.ENGINE_ERROR);
    }

    @Test
    void should_say_engine_down_when_something_else_listens() {
        socket.raw("/_ping", "220 mail.example ESMTP\r\n");
        assertThat(failureOf(hasty::networks).why()).isIn(Cause.ENGINE_DOWN, Cause.TIMED_OUT);

        socket.raw("/_ping", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        assertThat(failureOf(hasty::networks).why()).isEqualTo(Cause.ENGINE_DOWN);
    }

    @Test
    void should_give_up_on_an_engine_that_hangs() {
        var begun = System.nanoTime();

        assertThat(failureOf(hasty::networks).why()).isEqualTo(Cause.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    private static MachineException failureOf(ThrowingCallable call) {
        var failure = catchThrowableOfType(MachineException.class, call);
        assertThat(failure).as("a MachineException").isNotNull();
        return failure;
    }

    private static String recorded(String name) throws IOException {
        try (var stream = DockerEngineTest.class.getResourceAsStream("/engine-20.10.5/" + name + ".json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
