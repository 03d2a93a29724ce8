package dev.overlaylab.labs.driver.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryLayersTest {
    private static final int PAGES = 3000;
    private static final int BYTES = PAGES * MemoryLayer.PAGE;

    @TempDir
    Path folder;

    private final byte[] memory = new byte[BYTES];

    @Test
    void should_bring_back_every_moment_from_what_changed() throws IOException {
        // given
        var random = new Random(42);
        var moments = new ArrayList<byte[]>();
        var layers = new ArrayList<Path>();
        for (int moment = 0; moment < 6; moment++) {
            change(random);
            layers.add(save(layers, "layer" + moment));
            moments.add(memory.clone());
        }

        // when / then
        for (int moment = 0; moment < moments.size(); moment++) {
            assertThat(Arrays.equals(filled(layers.subList(0, moment + 1)), moments.get(moment)))
                    .as("moment " + moment)
                    .isTrue();
        }
    }

    @Test
    void should_cost_only_what_changed() throws IOException {
        // given
        new Random(1).nextBytes(memory);
        var whole = save(List.of(), "whole");
        memory[5 * MemoryLayer.PAGE + 1]++;
        Arrays.fill(memory, 7 * MemoryLayer.PAGE, 8 * MemoryLayer.PAGE, (byte) 0);

        // when
        var change = save(List.of(whole), "change");
        var nothing = save(List.of(whole, change), "nothing");

        // then
        assertThat(Files.size(whole)).isGreaterThan(BYTES);
        assertThat(Files.size(change)).isBetween((long) MemoryLayer.PAGE, 2L * MemoryLayer.PAGE - 1);
        assertThat(Files.size(nothing)).isLessThan(100);
        assertThat(Arrays.equals(filled(List.of(whole, change, nothing)), memory))
                .isTrue();
    }

    /** What is mapped takes its room on the disk until the collector comes by, deleted or not. */
    @Test
    void should_keep_no_file_that_it_was_done_with() throws IOException {
        // given
        new Random(1).nextBytes(memory);

        // when
        filled(List.of(save(List.of(save(List.of(), "one")), "two")));

        // then
        assertThat(Files.readString(Path.of("/proc/self/maps")))
                .contains("libjvm.so")
                .doesNotContain(folder.toString());
    }

    @Test
    void should_store_nothing_of_pages_that_are_zeros() throws IOException {
        // given
        memory[10 * MemoryLayer.PAGE] = 1;

        // when
        var layer = save(List.of(), "one");

        // then
        assertThat(Files.size(layer)).isLessThan(2L * MemoryLayer.PAGE);
    }

    @Test
    void should_refuse_a_layer_cut_short_anywhere() throws IOException {
        // given
        new Random(3).nextBytes(memory);
        var layer = save(List.of(), "whole");
        var bytes = Files.readAllBytes(layer);

        // when / then
        for (int length : new int[] {0, 10, MemoryLayer.PAGE, bytes.length / 2, bytes.length - 1}) {
            var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> MemoryLayers.open(List.of(cut), BYTES)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void should_refuse_a_layer_of_a_larger_machine() throws IOException {
        // given
        memory[BYTES - 1] = 1;
        var layer = save(List.of(), "large");

        // when / then
        assertThatThrownBy(() -> MemoryLayers.open(List.of(layer), BYTES / 2)).isInstanceOf(IOException.class);
    }

    private void change(Random random) {
        for (int i = 0; i < PAGES / 4; i++) {
            int page = random.nextInt(PAGES);
            byte value = random.nextBoolean() ? 0 : (byte) random.nextInt();
            Arrays.fill(memory, page * MemoryLayer.PAGE, (page + 1) * MemoryLayer.PAGE, value);
        }
    }

    private Path save(List<Path> base, String name) throws IOException {
        var layer = folder.resolve(name);
        var raw = Files.write(folder.resolve("memory"), memory);
        try (var channel = FileChannel.open(raw, StandardOpenOption.READ);
                var layers = MemoryLayers.open(base, BYTES)) {
            layers.difference(channel, layer);
        }
        return layer;
    }

    private byte[] filled(List<Path> layers) throws IOException {
        var raw = folder.resolve("filled");
        Files.deleteIfExists(raw);
        try (var channel = FileChannel.open(
                        raw, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var opened = MemoryLayers.open(layers, BYTES)) {
            channel.write(ByteBuffer.wrap(new byte[1]), BYTES - 1);
            opened.fill(channel);
        }
        return Files.readAllBytes(raw);
    }
}
