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
    private static final int TRIES = 250;
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
            "[{\"Name\":\"consul\",\"Addr\":\"172.17.0.2\",\"Status\":1,\"Tags\":{\"role\":\"consul\"}}]\n200",
            "3 packets transmitted, 3 received, 0% packet loss, time 603ms\n",
            "bash: connect: Connection refused\n",
            ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\nweb.\t600\tIN\tA\t10.0.9.3\n",
            "LISTEN 0 511 0.0.0.0:80 0.0.0.0:*\nLISTEN 0 511 [::1]:6379 [::]:*\n",
            "02:42:0a:00:09:02 dev vxlan0 dst 192.168.99.101 link-netnsid 0 self permanent\n",
            "one\n@@reply 200\ncurl: (28) timed out\n@@reply 000\n",
            "listening on eth1, link-type EN10MB\n1 IP 1.1.1.1 > 1.1.1.2: ESP(spi=0x8f,seq=0x1)\n12 packets transmitted, 9 received",
            "ipv4     2 udp      17 29 src=192.168.99.101 dst=192.168.99.100 sport=4711 dport=7946 [UNREPLIED]\n",
            "@@from D431\nbash: Connection refused",
            "curl: (7) Connection refused\n@@connect 0.000212",
            "{\"action\":\"get\",\"node\":{\"key\":\"/docker/nodes/1.1.1.1:2376\"}}\n200",
            "SessionTracker dump:\nephemeral nodes:\n\t/docker/nodes/1.1.1.1:2376\n",
            "Zookeeper version: 3.4\nMode: standalone\n",
            "IP Virtual Server version 1.2.1 (size=4096)\nFWM  00000100 rr\n  -> 0A00FF07:0000      Masq    1 0 0\n*mangle\n"
                    + "-A PREROUTING -p tcp -m tcp --dport 80 -j MARK --set-xmark 0x100/0xffffffff\nCOMMIT\n");

    /** Of the stores that there are, and of none. */
    private static final List<String> SCHEMES = List.of("consul", "etcd", "zk", "");

    /** Whatever makes something of words: by itself, or after having been told of which store they are. */
    static Stream<Reader> readers() throws Exception {
        var room = Objects.requireNonNull(Path.of(Objects.requireNonNull(Said.class.getResource("Said.class"))
                        .toURI())
                .getParent());
        var methods = Stream.of(Objects.requireNonNull(room.toFile().list()))
                .filter(it -> it.endsWith(".class") && !it.contains("-") && !it.contains("$"))
                .map(HostileWordsTest::named)
                .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
                .filter(it -> Modifier.isStatic(it.getModifiers()) && Modifier.isPublic(it.getModifiers()))
                .toList();
        var readers = methods.stream().flatMap(HostileWordsTest::readers).toList();
        assertThat(readers).as("readers in " + room).hasSizeGreaterThan(25);
        return readers.stream();
    }

    private static Stream<Reader> readers(Method method) {
        var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (Arrays.equals(method.getParameterTypes(), new Class<?>[] {Said.class})) {
            return Stream.of(new Reader(name, said -> method.invoke(null, said)));
        }
        if (!method.getName().equals("of")
                || !Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class})) {
            return Stream.of();
        }
        return method.getReturnType() == Reading.class
                ? SCHEMES.stream()
                        .map(it -> new Reader(name + " " + it, said -> ((Reading<?>) method.invoke(null, it)).of(said)))
                : Stream.of(new Reader(name, said -> method.invoke(null, said.output())));
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
    void should_understand_or_say_that_it_does_not(Reader reader) throws Exception {
        for (var seed = 1L; seed <= TRIES; seed++) {
            var mutations = new Mutations(seed);
            for (var output : OUTPUTS) {
                var words = mutations.of(output);
                var code = mutations.number(3) == 0 ? mutations.number(256) : 0;
                try {
                    assertThat(reader.call().on(new Said(code, words))).isNotNull();
                } catch (UnclearException e) {
                    assertThat(e).isNotNull();
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause())
                            .as("%s, seed %d: %s", reader.name(), seed, words)
                            .isInstanceOf(UnclearException.class);
                }
            }
        }
    }

    @Test
    void should_keep_ipv6_out_of_ipv4_subnets() {
        assertThatCode(() -> assertThat(Subnet.of("fd00::/64")).isEmpty()).doesNotThrowAnyException();
    }

    record Reader(String name, Call call) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Call {
        Object on(Said said) throws Exception;
    }
}
