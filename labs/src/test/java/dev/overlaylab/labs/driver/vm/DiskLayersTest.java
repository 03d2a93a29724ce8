package dev.overlaylab.labs.driver.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.driver.record.MachineFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskLayersTest {
    @TempDir
    Path temporary;

    private Path base;
    private DiskLayers disk;

    @BeforeEach
    void makeDisk() throws Exception {
        base = temporary.resolve("base, it's.qcow2");
        Tool.mustRun(List.of("qemu-img", "create", "-q", "-f", "qcow2", base.toString(), "1M"), Duration.ofSeconds(30));
        var folder = Files.createDirectories(temporary.resolve("ラボ, it's one/machines/a"));
        disk = new DiskLayers(new MachineFolder(folder));
        disk.makeOver(base);
    }

    @Test
    void should_stack_layers_within_the_folder_and_leave_the_base_out() throws Exception {
        // given
        var first = disk.top();

        // when
        var second = disk.cover(first);

        // then
        assertThat(disk.top()).isEqualTo(second);
        assertThat(DiskLayers.chain(second)).containsExactly(second, first);
        assertThat(Files.exists(disk.folder().file("disk.qcow2"))).isTrue();
    }

    @Test
    void should_be_the_same_disk_in_another_folder() throws Exception {
        // given
        var top = disk.cover(disk.top());
        var saved = Files.createDirectories(temporary.resolve("state"));
        for (var layer : DiskLayers.chain(top)) {
            Files.createLink(saved.resolve(layer.getFileName()), layer);
        }
        var savedLayers = DiskLayers.chain(saved.resolve(top.getFileName()));
        var other = new DiskLayers(new MachineFolder(Files.createDirectories(temporary.resolve("machines/b"))));

        // when
        other.adopt(savedLayers);
        other.adopt(savedLayers);

        // then
        assertThat(DiskLayers.chain(other.top())).hasSize(3).allMatch(it -> it.startsWith(other.directory()));
        try (var files = Files.list(other.directory())) {
            assertThat(files).hasSize(3);
        }
        assertThat(Tool.mustRun(List.of("qemu-img", "check", other.top().toString()), Duration.ofSeconds(30)))
                .contains("No errors");
    }

    @Test
    void should_take_over_a_disk_from_before_there_were_layers() throws Exception {
        // given
        var folder = new MachineFolder(Files.createDirectories(temporary.resolve("machines/old")));
        Files.copy(base, folder.file("disk.qcow2"));

        // when
        var top = new DiskLayers(folder).top();

        // then
        assertThat(top.getParent()).isEqualTo(folder.file("disk"));
        assertThat(Files.mismatch(top, base)).isEqualTo(-1);
        assertThat(new DiskLayers(folder).top()).isEqualTo(top);
    }

    @Test
    void should_name_layers_as_QEMU_allows() throws IOException {
        assertThat(DiskLayers.node(disk.top())).matches("[a-z][a-z0-9]{1,30}");
        assertThat(disk.layer(DiskLayers.node(disk.top()))).isEqualTo(disk.top());
    }

    @Test
    void should_say_when_a_layer_is_none() throws IOException {
        // given
        var top = disk.top();
        Files.write(top, new byte[100]);

        // when / then
        assertThatThrownBy(() -> DiskLayers.chain(top))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a qcow2");
    }
}
