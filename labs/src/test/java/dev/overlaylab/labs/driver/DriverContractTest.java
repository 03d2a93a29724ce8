package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineRecord.State;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.record.MachineFolders;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What every driver of machines on this computer promises, tried on real machines that the cases share; last, of their end. */
abstract class DriverContractTest extends LivingMachines {
    @Test
    @Order(9)
    void should_leave_nothing_of_a_creation_that_was_interrupted() throws Exception {
        // given
        var thrown = new AtomicReference<Throwable>();
        var creating = new Thread(() -> {
            try {
                driver.create(engine("half", "192.168.99.102"), (what, percent) -> {
                    if (what.key().equals("progress.driver.booting")) {
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (Problem e) {
                thrown.set(e);
            }
        });

        // when
        creating.start();
        creating.join(PATIENCE.toMillis());

        // then
        assertThat(thrown.get()).hasMessageStartingWith("problem.driver.interrupted");
        assertThat(driver.list()).extracting(MachineRecord::name).doesNotContain("half");
        assertThat(lab.resolve("machines/half")).doesNotExist();
        assertThat(Traces.of(lab.resolve("machines/half"))).isEmpty();
    }

    @Test
    @Order(10)
    void should_leave_nothing_when_its_program_is_told_to_end_while_it_creates() throws Exception {
        // given
        var program = CreatingProgram.start(driverId(), settingsOf(lab), "orphan");
        waitUntilBooting(program);

        // when
        program.destroy();

        // then
        assertThat(program.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(lab.resolve("machines/orphan")).doesNotExist();
        assertThat(Traces.of(lab.resolve("machines/orphan"))).isEmpty();
    }

    @Test
    @Order(11)
    void should_find_what_a_program_left_that_was_killed_while_it_created() throws Exception {
        // given
        var program = CreatingProgram.start(driverId(), settingsOf(lab), "orphan");
        waitUntilBooting(program);

        // when
        program.destroyForcibly().waitFor();

        // then
        assertThat(Deadline.in(PATIENCE).until(() -> stateOf("orphan") == State.RUNNING, Duration.ofMillis(100)))
                .isTrue();

        // when
        driver.remove("orphan");

        // then
        assertThat(lab.resolve("machines/orphan")).doesNotExist();
        assertThat(Traces.of(lab.resolve("machines/orphan"))).isEmpty();
    }

    private static void waitUntilBooting(Process program) throws Exception {
        var said = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.lines().anyMatch("progress.driver.booting"::equals)).isTrue();
    }

    @Test
    @Order(12)
    void should_show_a_machine_with_a_damaged_record_and_remove_it() throws Exception {
        // given
        var folderOfIt = new MachineFolders(lab).of("node-a");
        var process = process(lab, "node-a");
        Files.writeString(folderOfIt.recordFile(), "{\"format\": 1, \"name\": \"nod");

        // when / then
        assertThat(driver.list()).extracting(MachineRecord::name).containsExactlyInAnyOrder("workstation", "node-a");
        assertThat(stateOf("node-a")).isEqualTo(State.BROKEN);
        assertThatThrownBy(() -> driver.address("node-a"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.broken")
                .hasMessageContaining(folderOfIt.recordFile().toString());

        // when
        driver.remove("node-a");
        driver.remove("node-a");

        // then
        assertThat(process.alive()).isFalse();
        assertThat(driver.list()).extracting(MachineRecord::name).containsExactly("workstation");
        assertThat(folderOfIt.path()).doesNotExist();
    }

    @Test
    @Order(13)
    void should_leave_no_trace_of_machines_that_were_removed() throws Exception {
        // given
        assertThat(Traces.of(lab))
                .as("control: a running machine leaves traces")
                .isNotEmpty();

        // when
        driver.remove("workstation");

        // then
        assertThat(driver.list()).isEmpty();
        assertThat(Deadline.in(PATIENCE).until(() -> traces().isEmpty(), Duration.ofMillis(100)))
                .as(() -> traces().toString())
                .isTrue();
        try (var left = Files.walk(lab)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(run(neighbour, "node-a", "hostname").stdout())
                .as("the other lab goes on")
                .isEqualTo("node-a\n");
    }

    private List<String> traces() {
        try {
            return Traces.of(lab);
        } catch (java.io.IOException e) {
            return List.of(e.toString());
        }
    }
}
