package dev.overlaylab.labs.classicswarm.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ContainerRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void should_move_expressions_from_the_environment_into_labels() throws Exception {
        var request = ContainerRequest.of(body("""
                {"Image": "nginx", "Env": ["A=b:c", "constraint:node==mhs-demo0", "affinity:container!=web", "plain"],
                 "Labels": {"mine": "1", "com.docker.swarm.constraints": "[\\"storage==ssd\\"]"}}"""));

        assertThat(request.wish().constraints()).containsExactly("storage==ssd", "node==mhs-demo0");
        assertThat(request.wish().affinities()).containsExactly("container!=web");
        assertThat(request.wish().namesNode()).isTrue();
        assertThat(request.body().path("Env").toString()).isEqualTo("[\"A=b:c\",\"plain\"]");
        assertThat(request.body().path("Labels").path("mine").asText()).isEqualTo("1");
        assertThat(request.body()
                        .path("Labels")
                        .path("com.docker.swarm.constraints")
                        .asText())
                .isEqualTo("[\"storage==ssd\",\"node==mhs-demo0\"]");
        assertThat(request.body()
                        .path("Labels")
                        .path("com.docker.swarm.affinities")
                        .asText())
                .isEqualTo("[\"container!=web\"]");
    }

    @Test
    void should_read_what_decides_about_the_place() throws Exception {
        var wish = ContainerRequest.of(body("""
                {"Image": "nginx", "ExposedPorts": {"80/tcp": {}},
                 "HostConfig": {"NetworkMode": "my-net", "Memory": 1024, "CpuShares": 2, "VolumesFrom": ["data:ro"],
                                "Links": ["db:database"],
                                "PortBindings": {"80/tcp": [{"HostIp": "10.0.0.1", "HostPort": "8080"}, {"HostPort": ""}]}}}""")).wish();

        assertThat(wish.image()).isEqualTo("nginx");
        assertThat(wish.exposed()).containsExactly("80/tcp");
        assertThat(wish.networkMode()).isEqualTo("my-net");
        assertThat(wish.memory()).isEqualTo(1024);
        assertThat(wish.cpus()).isEqualTo(2);
        assertThat(wish.volumesFrom()).containsExactly("data:ro");
        assertThat(wish.links()).containsExactly("db:database");
        assertThat(wish.bindings()).containsExactly(new Binding("10.0.0.1", "8080"), new Binding("", ""));
        assertThat(wish.namesNode()).isFalse();
    }

    @Test
    void should_pass_on_a_request_that_wishes_nothing_as_it_is() throws Exception {
        for (var text : new String[] {
            "{}",
            "{\"Image\":\"nginx\",\"Env\":null,\"Labels\":null,\"HostConfig\":null}",
            "{\"Env\":[],\"Labels\":{},\"HostConfig\":{\"PortBindings\":{\"80/tcp\":null},\"Links\":null}}"
        }) {
            assertThat(ContainerRequest.of(body(text)).body()).as(text).isEqualTo(body(text));
        }
    }

    @Test
    void should_leave_the_clients_request_alone_and_take_a_broken_label_for_an_empty_one() throws Exception {
        var original =
                body("{\"Env\":[\"constraint:node==~a\"],\"Labels\":{\"com.docker.swarm.constraints\":\"not json\"}}");
        var before = original.deepCopy();

        var request = ContainerRequest.of(original);

        assertThat(original).isEqualTo(before);
        assertThat(request.wish().constraints()).containsExactly("node==~a");
        assertThat(request.wish().namesNode()).isFalse();
    }

    private static ObjectNode body(String text) throws Exception {
        return (ObjectNode) JSON.readTree(text);
    }
}
