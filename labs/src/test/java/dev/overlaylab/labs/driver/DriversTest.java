package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.image.MachineImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriversTest {
    @TempDir
    Path folder;

    @Test
    void should_make_each_driver_it_lists() {
        for (var id : Drivers.ids()) {
            assertThat(make(id).id()).isEqualTo(id);
            assertThat(make(id).list()).isEmpty();
        }
    }

    @Test
    void should_list_the_valid_ids_for_an_unknown_one() {
        assertThatThrownBy(() -> make("virtualbox"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.unknown")
                .hasMessageContaining("vm, namespace");
    }

    @Test
    void should_say_which_part_of_the_image_is_missing_and_leave_nothing() {
        // given
        var spec = new MachineSpec("a", MachineSpec.Role.ENGINE, "192.168.99.100", 64, List.of());

        // when / then
        assertThatThrownBy(() -> make("vm").create(spec, Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.image")
                .hasMessageContaining("vmlinuz");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "192.168.99", "192.168.99.256", "192.168.99.1/24", "::1", "a.b.c.d", "192.168.99.1\n"})
    void should_refuse_an_address_that_is_none(String address) {
        assertThatThrownBy(() -> make("vm")
                        .create(new MachineSpec("a", MachineSpec.Role.ENGINE, address, 64, List.of()), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "etc/x", "/etc/../root/x", "/..", "/etc/./x", "/etc/a b", "/etc/鍵", "/etc//x"})
    void should_refuse_a_file_that_has_no_place(String path) {
        var file = new MachineSpec.MachineFile(path, "", 0600);
        assertThatThrownBy(() -> make("vm")
                        .create(
                                new MachineSpec("a", MachineSpec.Role.ENGINE, "192.168.99.1", 64, List.of(file)),
                                Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.file");
    }

    @Test
    void should_tell_whose_a_machine_with_a_damaged_record_is() throws Exception {
        // given
        var folders = new MachineFolders(folder.resolve("lab"));
        Files.writeString(folders.make("virtual").file("disk.qcow2"), "");
        Files.createDirectory(folders.make("spaces").file("upper"));
        folders.make("empty");

        // then
        assertThat(Drivers.idsIn(folder.resolve("lab"))).containsExactly("namespace", "vm");
        assertThat(make("vm").list()).extracting(MachineRecord::name).containsExactlyInAnyOrder("virtual", "empty");
        assertThat(make("namespace").list())
                .extracting(MachineRecord::name)
                .containsExactlyInAnyOrder("spaces", "empty");
        assertThat(make("vm").list()).extracting(MachineRecord::state).containsOnly(MachineRecord.State.BROKEN);

        // when
        make("vm").remove("spaces");
        make("vm").remove("virtual");

        // then
        assertThat(folders.all()).extracting(it -> it.name()).containsExactly("empty", "spaces");
    }

    @Test
    void should_do_nothing_to_remove_what_is_not_there_but_say_so_otherwise() {
        // given
        var driver = make("vm");

        // when
        driver.remove("ghost");

        // then
        assertThat(folder).isEmptyDirectory();
        for (var call : List.<Runnable>of(
                () -> driver.start("ghost", Progress.NONE),
                () -> driver.stop("ghost", Progress.NONE),
                () -> driver.address("ghost"))) {
            assertThatThrownBy(call::run).isInstanceOf(Problem.class).hasMessageStartingWith("problem.driver.absent");
        }
    }

    private Driver make(String id) {
        var settings = new DriverSettings(
                folder.resolve("lab"),
                new MachineImage(folder.resolve("image")),
                folder.resolve("key"),
                folder.resolve("cache"),
                false);
        return Drivers.make(id, settings, address -> {
            throw new AssertionError("nothing to connect to");
        });
    }
}
