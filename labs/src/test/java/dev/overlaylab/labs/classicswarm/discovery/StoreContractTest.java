package dev.overlaylab.labs.classicswarm.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.overlaylab.labs.classicswarm.replication.Leadership;
import dev.overlaylab.labs.driver.TestImage;
import dev.overlaylab.labs.image.Flavour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster wants of its store, asked of a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContractTest {
    private static final Entry FIRST = new Entry("192.168.99.101", 2376);
    private static final Entry SECOND = new Entry("192.168.99.102", 2376);
    private static final Duration LONG = Duration.ofSeconds(60);

    private RealStore store;
    private int port;

    abstract String scheme();

    abstract RealStore begin(Path folder, int port) throws Exception;

    @BeforeAll
    void beginStore(@TempDir Path folder) throws Exception {
        port = RealStore.freePort();
        store = begin(folder, port);
        awaitStore();
    }

    /** It listens before it answers. */
    private void awaitStore() throws Exception {
        var end = System.nanoTime() + LONG.toNanos();
        while (true) {
            try (var discovery = discovery("awaited")) {
                discovery.register(FIRST);
                return;
            } catch (DiscoveryException notYet) {
                assertThat(System.nanoTime())
                        .as(() -> notYet + "\n" + store.log())
                        .isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    @AfterAll
    void endStore() throws Exception {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void should_list_what_was_registered_and_only_that() throws Exception {
        try (var discovery = discovery("list")) {
            assertThat(discovery.entries()).isEmpty();

            discovery.register(SECOND);
            discovery.register(FIRST);
            discovery.register(FIRST);

            assertThat(discovery.entries()).containsExactly(FIRST, SECOND);
        }
    }

    @Test
    void should_keep_clusters_with_other_prefixes_apart() throws Exception {
        try (var one = discovery("a/b");
                var other = discovery("a")) {
            one.register(FIRST);
            other.register(SECOND);

            assertThat(one.entries()).containsExactly(FIRST);
            assertThat(other.entries()).containsExactly(SECOND);
        }
    }

    @Test
    void should_use_the_keys_that_the_engines_library_uses() throws Exception {
        try (var discovery = discovery("keys")) {
            discovery.register(FIRST);

            assertThat(discovery.store().orElseThrow().get("keys/docker/swarm/nodes/192.168.99.101:2376"))
                    .contains("192.168.99.101:2376");
            assertThat(discovery.store().orElseThrow().get("keys/docker/swarm/nodes/nobody:1"))
                    .isEmpty();
        }
    }

    @Test
    void should_tell_of_every_change() throws Exception {
        try (var discovery = discovery("watch");
                var other = discovery("watch")) {
            var heard = new Heard();
            try (var watch = discovery.watch(heard)) {
                assertThat(watch).isNotNull();
                assertThat(heard.next()).isEmpty();

                other.register(FIRST);
                assertThat(heard.next()).containsExactly(FIRST);

                other.register(SECOND);
                assertThat(heard.next()).containsExactly(FIRST, SECOND);
            }
        }
    }

    @Test
    void should_let_one_lead_and_another_follow_when_it_resigns() throws Exception {
        try (var discovery = discovery("lead");
                var other = discovery("lead")) {
            var first = new Votes();
            var second = new Votes();
            var leader = Leadership.begin(discovery, "10.0.0.1:3376", Duration.ofSeconds(20), first);
            try {
                first.await("elected");
                try (var replica = Leadership.begin(other, "10.0.0.2:3376", Duration.ofSeconds(20), second)) {
                    second.await("follows 10.0.0.1:3376");
                    assertThat(leader.leads()).isTrue();
                    assertThat(replica.leads()).isFalse();

                    leader.close();

                    first.await("deposed");
                    second.await("elected");
                    second.await("follows 10.0.0.2:3376");
                    assertThat(replica.leader()).isEqualTo("10.0.0.2:3376");
                    assertThat(leader.leads()).isFalse();
                }
            } finally {
                leader.close();
            }
        }
    }

    @Test
    void should_say_that_nobody_answers() throws Exception {
        var nobody = RealStore.freePort();
        try (var discovery = Discoveries.of(scheme() + "://127.0.0.1:" + nobody, settings())) {
            assertThatExceptionOfType(DiscoveryException.class)
                    .isThrownBy(() -> discovery.register(FIRST))
                    .withMessageContaining("127.0.0.1:" + nobody);
            assertThatExceptionOfType(DiscoveryException.class)
                    .isThrownBy(discovery::entries)
                    .withMessageContaining("127.0.0.1:" + nobody);
        }
    }

    final Discovery discovery(String prefix) throws DiscoveryException {
        return Discoveries.of(scheme() + "://127.0.0.1:" + port + "/" + prefix, settings());
    }

    private static DiscoverySettings settings() {
        return new DiscoverySettings(Duration.ofMillis(200), Duration.ofSeconds(20), DiscoverySettings.USUAL.path());
    }

    static Path image() {
        return TestImage.of(Flavour.NAMESPACE).directory();
    }

    /** What a watch told. */
    static final class Heard implements Discovery.Watcher {
        private final BlockingQueue<List<Entry>> found = new LinkedBlockingQueue<>();

        @Override
        public void found(List<Entry> entries) {
            found.add(entries);
        }

        @Override
        public void failed(DiscoveryException why) {
            found.add(List.of(new Entry("failed: " + why.getMessage(), 0)));
        }

        List<Entry> next() throws InterruptedException {
            var next = found.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            return next == null ? fail("nothing was told") : next;
        }
    }

    /** What a leadership told. */
    static final class Votes implements Leadership.Listener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void elected() {
            told.add("elected");
        }

        @Override
        public void deposed() {
            told.add("deposed");
        }

        @Override
        public void follows(String leader) {
            told.add("follows " + leader);
        }

        @Override
        public void failed(IOException why) {
            told.add("failed " + why.getMessage());
        }

        void await(String what) throws InterruptedException {
            var heard = "";
            while (!heard.equals(what)) {
                var next = told.poll(LONG.toSeconds(), TimeUnit.SECONDS);
                heard = next == null ? fail("never told: " + what) : next;
            }
        }
    }
}
