package dev.overlaylab.checkers.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What commands say, made into facts; or into none. */
class SaidTest {
    @ParameterizedTest
    @CsvSource({
        "-1, false, false, true, false",
        "0, true, false, false, false",
        "1, false, false, false, false",
        "125, false, false, false, false",
        "126, false, true, false, false",
        "127, false, true, false, false",
        "128, false, false, true, false",
        "139, false, false, true, false",
        "142, false, false, false, true",
        "192, false, false, true, false",
        "193, false, false, false, false",
        "255, false, false, false, false"
    })
    void should_know_what_an_exit_code_means(
            int exit, boolean succeeded, boolean missing, boolean crashed, boolean late) {
        var said = new Said(exit, "");
        assertThat(said.succeeded()).isEqualTo(succeeded);
        assertThat(said.toolMissing()).isEqualTo(missing);
        assertThat(said.crashed()).isEqualTo(crashed);
        assertThat(said.late()).isEqualTo(late);
    }

    @Test
    void should_find_the_last_line() {
        assertThat(new Said(0, "one\r\n two \r\n\r\n").lastLine()).isEqualTo("two");
        assertThat(new Said(0, "").lastLine()).isEmpty();
    }

    static Stream<Reading<?>> readings() {
        return Stream.of(Link::list, Route::list, Resolver::of, Http::of, Fetch::of);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void should_read_nothing_from_a_failure_it_does_not_know(Reading<?> reading) {
        assertThatExceptionOfType(UnclearException.class)
                .isThrownBy(() -> reading.of(new Said(99, "line\nthe reason")))
                .withMessage("exit 99: the reason");
    }

    @Test
    void should_read_links_and_routes_and_no_other_json() throws UnclearException {
        assertThat(Link.list(new Said(0, """
                        [{},{"ifname":"eth9","addr_info":[]},
                         {"ifname":"eth1","mtu":1450,"addr_info":[{"local":"10.0.9.2"},{"local":"10.0.9.3"}]}]""")))
                .containsExactly(new Link("eth1", 1450, List.of("10.0.9.2", "10.0.9.3")));
        var routes = Route.list(new Said(0, """
                [{"dst":"default","gateway":"172.18.0.1","dev":"eth1"},{"dst":"10.0.9.0/24","dev":"eth0"}]"""));
        assertThat(routes)
                .extracting(Route::shown)
                .containsExactly("default via 172.18.0.1 dev eth1", "10.0.9.0/24 dev eth0");
        for (var other : List.of("", "{}", "[", "null", "5", "[".repeat(5000))) {
            assertThatExceptionOfType(UnclearException.class).isThrownBy(() -> Link.list(new Said(0, other)));
            assertThatExceptionOfType(UnclearException.class).isThrownBy(() -> Route.list(new Said(0, other)));
        }
    }

    @Test
    void should_know_the_subnet_of_a_link_by_any_of_its_addresses() {
        var link = new Link("eth0", 1450, List.of("10.0.8.2", "10.0.9.2"));
        assertThat(link.isIn(Subnet.of("10.0.9.0/24").orElseThrow())).isTrue();
        assertThat(link.isIn(Subnet.of("10.0.7.0/24").orElseThrow())).isFalse();
    }

    @Test
    void should_read_a_resolver() throws UnclearException {
        var resolver = Resolver.of(new Said(0, """
                # nameserver 9.9.9.9
                  nameserver 127.0.0.11\s
                nameserver\t8.8.8.8
                nameservers 1.1.1.1
                options edns0  ndots:0
                options trust-ad
                """));
        assertThat(resolver.servers()).containsExactly("127.0.0.11", "8.8.8.8");
        assertThat(resolver.options()).containsExactly("edns0", "ndots:0", "trust-ad");
        assertThat(Resolver.of(new Said(0, ""))).isEqualTo(new Resolver(List.of(), List.of()));
    }

    @Test
    void should_read_an_answer_of_curl() throws UnclearException {
        assertThat(Http.of(new Said(0, "\"leader\"\n200"))).isEqualTo(new Http(200, "\"leader\"", ""));
        assertThat(Http.of(new Said(0, "\n204")).shown()).isEqualTo("HTTP 204 ");
        assertThat(Http.of(new Said(0, "a\nb\n500")).shown()).isEqualTo("HTTP 500 a");
        assertThat(Http.of(new Said(0, "x".repeat(120) + "\n200")).shown()).isEqualTo("HTTP 200 " + "x".repeat(120));
        assertThat(Http.of(new Said(0, "x".repeat(121) + "\n200")).shown())
                .isEqualTo("HTTP 200 " + "x".repeat(120) + "…");
        for (var silent : List.of(1, 6, 7, 28, 52, 56, Said.LATE)) {
            var none = Http.of(new Said(silent, " \ncurl: no\nmore"));
            assertThat(none.answered()).isFalse();
            assertThat(none.shown()).isEqualTo("curl: no");
        }
        for (var unclear : List.of("200", "", "body\n20", "body\n2000", "body\nabc")) {
            assertThatExceptionOfType(UnclearException.class).isThrownBy(() -> Http.of(new Said(0, unclear)));
        }
        assertThat(Http.command("http://a/'b")).endsWith(" 'http://a/'\\''b'");
    }

    @ParameterizedTest
    @CsvSource({
        "0, anything, PAGE",
        "142, Connecting to web, TIMED_OUT",
        "142, '', NOT_RESOLVED",
        "1, wget: bad address 'web', NOT_RESOLVED",
        "1, Connection refused, REFUSED",
        "1, No route to host, NO_ROUTE",
        "1, Host is unreachable, NO_ROUTE",
        "1, Network is unreachable, NO_ROUTE",
        "1, wget: download timed out, TIMED_OUT",
        "1, wget: server returned error: HTTP/1.1 404, HTTP_ERROR"
    })
    void should_know_what_came_of_a_fetch(int exit, String output, Fetch expected) throws UnclearException {
        assertThat(Fetch.of(new Said(exit, output))).isEqualTo(expected);
    }

    @Test
    void should_not_take_an_unknown_message_of_wget_for_anything() {
        for (var said : List.of(new Said(1, "wget: something new"), new Said(2, "Connection refused"))) {
            assertThatExceptionOfType(UnclearException.class).isThrownBy(() -> Fetch.of(said));
        }
        assertThat(Fetch.command("web")).isEqualTo("exec wget -O - 'http://web/'");
    }
}
