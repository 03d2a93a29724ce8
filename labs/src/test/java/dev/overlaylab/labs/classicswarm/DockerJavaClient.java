package dev.overlaylab.labs.classicswarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * docker-java against the endpoint; a program of its own, because the endpoint is in a machine's network.
 *
 * <p>Words: where the endpoint listens, and the folder of the certificates. Ends with a stack trace when something is not
 * as it should be.
 */
public final class DockerJavaClient {
    private static final String NAME = "of-docker-java";

    private DockerJavaClient() {}

    public static void main(String[] words) throws Exception {
        var tls = tls(Path.of(words[1]));
        var host = URI.create("tcp://" + words[0]);
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .withCustomSslConfig(() -> tls)
                .build();
        var http = new ApacheDockerHttpClient.Builder()
                .dockerHost(host)
                .sslConfig(() -> tls)
                .build();
        try (var docker = DockerClientImpl.getInstance(config, http)) {
            docker.pingCmd().exec();
            assertThat(docker.versionCmd().exec().getVersion()).startsWith("swarm/");
            assertThat(docker.infoCmd().exec().getNCPU()).isPositive();
            containers(docker);
            networks(docker);
            assertThatThrownBy(() -> docker.inspectContainerCmd("nobody").exec())
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("No such container: nobody");
        }
    }

    private static void containers(DockerClient docker) throws Exception {
        var events = new Events();
        docker.eventsCmd().exec(events);
        assertThat(events.begun.await(20, TimeUnit.SECONDS)).isTrue();
        var id = docker.createContainerCmd("busybox")
                .withName(NAME)
                .withEnv("constraint:node==two")
                .withStdinOpen(true)
                .withStdInOnce(true)
                // It never says that its input is over, to an engine neither.
                .withCmd("head", "-n", "1")
                .exec()
                .getId();
        var talk = new Output();
        docker.attachContainerCmd(id)
                .withStdIn(new ByteArrayInputStream("through a connection taken over\n".getBytes(UTF_8)))
                .withStdOut(true)
                .withFollowStream(true)
                .exec(talk);
        docker.startContainerCmd(id).exec();
        assertThat(talk.awaitCompletion(30, TimeUnit.SECONDS)).isTrue();
        assertThat(talk.text()).isEqualTo("through a connection taken over\n");

        assertThat(docker.waitContainerCmd(id).start().awaitStatusCode()).isZero();
        var log = new Output();
        docker.logContainerCmd(NAME).withStdOut(true).exec(log).awaitCompletion();
        assertThat(log.text()).isEqualTo("through a connection taken over\n");
        assertThat(docker.listContainersCmd().withShowAll(true).exec())
                .flatExtracting(it -> List.of(it.getNames()))
                .contains("/two/" + NAME);
        assertThat(docker.inspectContainerCmd("two/" + NAME).exec().getName()).isEqualTo("/" + NAME);
        docker.removeContainerCmd(NAME).withForce(true).exec();
        assertThat(events.gone.await(20, TimeUnit.SECONDS)).isTrue();
        events.close();
    }

    private static void networks(DockerClient docker) {
        docker.createNetworkCmd().withName("one/javas").withDriver("bridge").exec();
        var network = docker.inspectNetworkCmd().withNetworkId("one/javas").exec();
        assertThat(network.getScope()).isEqualTo("local");
        docker.removeNetworkCmd(network.getId()).exec();
    }

    private static final class Output extends ResultCallback.Adapter<Frame> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            bytes.writeBytes(frame.getPayload());
        }

        String text() {
            return bytes.toString(UTF_8);
        }
    }

    /** Hears of the container's end, with its node. */
    private static final class Events extends ResultCallback.Adapter<Event> {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch gone = new CountDownLatch(1);

        @Override
        public void onStart(java.io.Closeable stream) {
            super.onStart(stream);
            begun.countDown();
        }

        @Override
        public void onNext(Event event) {
            var actor = event.getActor();
            if (actor != null
                    && "destroy".equals(event.getAction())
                    && actor.getAttributes() != null
                    && NAME.equals(actor.getAttributes().get("name"))
                    && "two".equals(actor.getAttributes().get("node.name"))) {
                gone.countDown();
            }
        }
    }

    private static SSLContext tls(Path folder) throws Exception {
        var authority = certificate(folder.resolve("ca.pem"));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", authority);
        var text = Files.readString(folder.resolve("curve-pkcs8-key.pem")).replaceAll("-----[^-]+-----", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
        store.setKeyEntry("own", key, new char[0], new Certificate[] {certificate(folder.resolve("curve.pem"))});
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException(List.of(file) + " is no certificate", unreadable);
        }
    }
}
