package dev.overlaylab.checkers.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.overlaylab.checkers.world.Mutations;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader of this room on spoilt outputs of every tool: a fact, or that it is not understood. */
class HostileWordsTest {
    private static final int TRIES = 400;
    private static final List<String> OUTPUTS = List.of(
            "",
            "[{\"ifname\":\"eth1\",\"mtu\":1500,\"addr_info\":[{\"family\":\"inet\",\"local\":\"192.168.99.101\",\"prefixlen\":24}]}]",
            "[{\"dst\":\"default\",\"gateway\":\"172.18.0.1\",\"dev\":\"eth1\",\"flags\":[]}]",
            "Connecting to web (10.0.9.2:80)\n<title>Welcome to nginx!</title>\n",
            "wget: can't connect to remote host (172.17.0.2): Connection refused\n",
            "nameserver 127.0.0.11\noptions ndots:0\n",
            "[\"docker/nodes/192.168.99.101:2376\"]\n200",
            "\"172.17.0.2:8300\"\n200",
            "-A DOCKER-INGRESS -p tcp -m tcp --dport 80 -j DNAT --to-destination 172.18.0.2:80\n",
            "tcp dport 80 counter packets 0 bytes 0 dnat to 172.18.0.2:80\n",
            "Name:\tweb\nAddress: 10.0.9.2\n",
            "[{\"Name\":\"consul\",\"Addr\":\"172.17.0.2\",\"Status\":1,\"Tags\":{\"role\":\"consul\"}}]\n200");

    static List<Method> readers() throws Exception {
        var room = Objects.requireNonNull(Path.of(Objects.requireNonNull(Said.class.getResource("Said.class"))
                        .toURI())
                .getParent());
        var readers = Stream.of(Objects.requireNonNull(room.toFile().list()))
                .filter(it -> it.endsWith(".class") && !it.contains("-") && !it.contains("$"))
                .map(HostileWordsTest::named)
                .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
                .filter(it -> Modifier.isStatic(it.getModifiers()) && Modifier.isPublic(it.getModifiers()))
                .filter(it -> Arrays.equals(it.getParameterTypes(), new Class<?>[] {Said.class})
                        || (it.getName().equals("of")
                                && Arrays.equals(it.getParameterTypes(), new Class<?>[] {String.class})))
                .toList();
        assertThat(readers).as("readers in " + room).hasSizeGreaterThan(10);
        return readers;
    }

    private static Class<?> named(String file) {
        try {
            return Class.forName(
                    Said.class.getPackageName() + "." + new File(file).getName().replace(".class", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void should_understand_or_say_that_it_does_not(Method reader) throws Exception {
        for (var seed = 1L; seed <= TRIES; seed++) {
            var mutations = new Mutations(seed);
            for (var output : OUTPUTS) {
                var words = mutations.of(output);
                var code = mutations.number(3) == 0 ? mutations.number(256) : 0;
                Object argument = reader.getParameterTypes()[0] == String.class ? words : new Said(code, words);
                try {
                    assertThat(reader.invoke(null, argument)).isNotNull();
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause())
                            .as("%s, seed %d: %s", reader, seed, words)
                            .isInstanceOf(UnclearException.class);
                }
            }
        }
    }

    @Test
    void should_keep_ipv6_out_of_ipv4_subnets() {
        assertThatCode(() -> assertThat(Subnet.of("fd00::/64")).isEmpty()).doesNotThrowAnyException();
    }
}
