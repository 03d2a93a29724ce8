package dev.overlaylab.labs.classicswarm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ServerTest {
    private static final Path TLS = Path.of("src/test/resources/classicswarm/tls");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final CountDownLatch clientLeft = new CountDownLatch(1);
    private Server server;

    @BeforeEach
    void listen() throws IOException {
        server = listen(Optional.empty());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Server listen(Optional<Tls> tls) throws IOException {
        return Server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls, this::echo);
    }

    private void echo(Exchange exchange) throws IOException {
        if (exchange.request().path().equals("/waits")) {
            var out = exchange.stream(Answer.of(200, Headers.NONE));
            out.write("first".getBytes(UTF_8));
            exchange.whenClientLeaves(clientLeft::countDown);
            return;
        }
        if (exchange.request().path().equals("/breaks-off")) {
            exchange.stream(Answer.of(200, Headers.NONE)).write("half".getBytes(UTF_8));
            throw new IOException("the engine died");
        }
        var body = new String(exchange.body().readAllBytes(), UTF_8);
        exchange.send(
                Answer.of(200, Headers.NONE),
                (exchange.request().method() + " " + exchange.request().target() + " " + body).getBytes(UTF_8));
    }

    @Test
    void should_answer_several_requests_over_one_connection() throws IOException {
        var answers = HttpTalk.say(
                server.port(),
                "GET /one HTTP/1.1\r\nHost: x\r\n\r\n"
                        + "POST /two?a=b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
                        + "PUT /three HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;ext=1\r\nde\r\n1\r\nf\r\n0\r\nTrailer: t\r\n\r\n"
                        + "HEAD /four HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answers)
                .containsSubsequence("GET /one ", "POST /two?a=b abc", "PUT /three def", "Content-Length: 11")
                .doesNotContain("HEAD /four");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hello\\r\\n\\r\\n                                                                    | 400
                    GET /x HTTP/2.0\\r\\n\\r\\n                                                          | 400
                    get /x HTTP/1.1\\r\\n\\r\\n                                                          | 400
                    GET x HTTP/1.1\\r\\n\\r\\n                                                           | 400
                    GET /x HTTP/1.1\\r\\nno colon\\r\\n\\r\\n                                            | 400
                    GET /x HTTP/1.1\\r\\nA b: c\\r\\n\\r\\n                                              | 400
                    GET /x HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n                                | 400
                    GET /x HTTP/1.1\\r\\nX: a\\rb\\r\\n\\r\\n                                            | 400
                    POST /x HTTP/1.1\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\na          | 400
                    POST /x HTTP/1.1\\r\\nContent-Length: -1\\r\\n\\r\\na                                | 400
                    POST /x HTTP/1.1\\r\\nContent-Length: 1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\na | 400
                    POST /x HTTP/1.1\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\na                           | 501
                    POST /x HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n                 | 400
                    """)
    void should_refuse_what_is_no_http(String words, int status) throws IOException {
        var raw = words.strip().replace("\\r", "\r").replace("\\n", "\n");

        assertThat(HttpTalk.say(server.port(), raw)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void should_refuse_a_head_that_does_not_end() throws IOException {
        var head = "GET /x HTTP/1.1\r\nX: " + "a".repeat(300_000);

        assertThat(HttpTalk.say(server.port(), head)).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void should_go_on_after_a_client_that_leaves_in_the_middle() throws IOException {
        assertThat(HttpTalk.say(server.port(), "POST /x HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc"))
                .isEmpty();
        assertThat(HttpTalk.say(server.port(), "GET /x HTTP/1.1\r\n\r\n")).contains("GET /x");
    }

    @Test
    void should_notice_that_a_client_leaves_while_its_answer_goes_on() throws Exception {
        HttpTalk.say(server.port(), "GET /waits HTTP/1.1\r\n\r\n");

        assertThat(clientLeft.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void should_not_let_a_part_look_like_the_whole() throws IOException {
        var answer = HttpTalk.say(server.port(), "GET /breaks-off HTTP/1.1\r\n\r\n");

        assertThat(answer).contains("half").doesNotContain("\r\n0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"curve-key.pem", "curve-pkcs8-key.pem", "rsa-key.pem"})
    void should_speak_tls_with_who_has_a_certificate_of_the_authority(String key) throws IOException {
        var name = key.startsWith("rsa") ? "rsa" : "curve";
        var own = Tls.of(Optional.of(TLS.resolve("ca.pem")), TLS.resolve(name + ".pem"), TLS.resolve(key));
        try (var secured = listen(Optional.of(own));
                var wire = new Dialler(Optional.of(own)).dial("127.0.0.1", secured.port(), SOON)) {
            wire.send(Request.of("GET", "/x", Headers.NONE), new byte[0]);

            assertThat(wire.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void should_refuse_who_has_none_or_a_stranger_s() throws IOException {
        var own = Tls.of(Optional.of(TLS.resolve("ca.pem")), TLS.resolve("curve.pem"), TLS.resolve("curve-key.pem"));
        var stranger = Tls.of(Optional.empty(), TLS.resolve("stranger.pem"), TLS.resolve("stranger-key.pem"));
        try (var secured = listen(Optional.of(own))) {
            assertThat(HttpTalk.say(secured.port(), "GET /x HTTP/1.1\r\n\r\n")).doesNotContain("200");
            assertThatThrownBy(() -> {
                        try (var wire = new Dialler(Optional.of(stranger)).dial("127.0.0.1", secured.port(), SOON)) {
                            wire.send(Request.of("GET", "/x", Headers.NONE), new byte[0]);
                            wire.answer();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void should_not_talk_to_a_server_of_another_authority() throws IOException {
        var stranger = Tls.of(Optional.empty(), TLS.resolve("stranger.pem"), TLS.resolve("stranger-key.pem"));
        var own = Tls.of(Optional.of(TLS.resolve("ca.pem")), TLS.resolve("curve.pem"), TLS.resolve("curve-key.pem"));
        try (var strange = listen(Optional.of(stranger))) {
            assertThatThrownBy(() -> new Dialler(Optional.of(own)).dial("127.0.0.1", strange.port(), SOON))
                    .isInstanceOf(javax.net.ssl.SSLHandshakeException.class);
        }
    }

    @Test
    void should_say_which_file_cannot_be_read() {
        assertThatThrownBy(() -> Tls.of(Optional.empty(), TLS.resolve("none.pem"), TLS.resolve("curve-key.pem")))
                .hasMessageContaining("none.pem: no such file");
        assertThatThrownBy(() -> Tls.of(Optional.empty(), TLS.resolve("curve.pem"), TLS.resolve("curve.pem")))
                .hasMessageContaining("curve.pem holds no private key");
        assertThatThrownBy(() -> Tls.of(Optional.empty(), TLS.resolve("curve.pem"), TLS.resolve("rsa-key.pem")))
                .hasMessageContaining("Couldn't load X509 key pair");
    }
}
