package dev.overlaylab.shell.grade.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that grade a class with what people have already. */
class ReadyFileTest {
    @TempDir
    Path folder;

    @Test
    void should_have_a_kubernetes_job_with_a_part_for_each_pod() throws Exception {
        // when
        var documents = new ArrayList<JsonNode>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(ReadyFile.named("kubernetes"))
                .forEach(it -> documents.add(new ObjectMapper().valueToTree(it)));

        // then
        assertThat(documents)
                .extracting(it -> it.path("kind").asText())
                .containsExactly("PersistentVolumeClaim", "Job");
        var job = documents.get(1);
        assertThat(job.path("apiVersion").asText()).isEqualTo("batch/v1");
        assertThat(job.at("/spec/completionMode").asText()).isEqualTo("Indexed");
        var pod = job.at("/spec/template/spec");
        assertThat(pod.path("restartPolicy").asText()).isEqualTo("OnFailure");
        var container = pod.path("containers").path(0);
        assertThat(container.at("/env/0/name").asText()).isEqualTo("PARTS");
        assertThat(container.at("/env/0/value").asText())
                .isNotEmpty()
                .isEqualTo(job.at("/spec/completions").asText());
        assertThat(container.path("volumeMounts").findValuesAsText("name"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(names(pod.path("volumes")));
        var script = Files.writeString(
                folder.resolve("pod.sh"), container.at("/args/0").asText());
        assertThat(run(Map.of(), "sh", "-n", script.toString())).isZero();
        assertThat(Files.readString(script)).contains("JOB_COMPLETION_INDEX + 1", "--shard \"$part/$PARTS\"");
    }

    private static List<String> names(JsonNode list) {
        var names = new ArrayList<String>();
        list.forEach(it -> names.add(it.path("name").asText()));
        return names;
    }

    @Test
    void should_have_a_script_that_grades_each_part_on_its_host_and_merges_them() throws Exception {
        // given
        var script = Files.writeString(folder.resolve("ssh.sh"), ReadyFile.named("ssh"));
        var roster = Files.createDirectories(folder.resolve("class")).resolve("it's a roster.csv");
        Files.writeString(roster, "id\nalice\n");
        var overlaylab = program("overlaylab", """
                echo "$PWD" "$@" >> %s/calls
                case $1 in
                merge) shift; for part in "$@"; do [ -d "$part" ] && cat "$part/grades.jsonl"; done > %s/merged; exit 0 ;;
                evidence) echo "key of $PWD"; exit 0 ;;
                esac
                [ -f "it's a roster.csv" ] || exit 9
                for word in "$@"; do out=$word; done
                mkdir -p "$out"; echo "$*" > "$out/grades.jsonl"
                exit 2""".formatted(folder, folder));
        // What sshd does with a command, without a network: a shell of its own, in another folder.
        Files.createDirectories(folder.resolve("remote"));
        var ssh = program(
                "ssh",
                "while [ \"$1\" = -o ]; do shift 2; done; echo \"$1\" >> %s/hosts; cd %s/remote && exec sh -c \"$2\""
                        .formatted(folder, folder));
        var environment = Map.of("OVERLAYLAB", overlaylab.toString(), "SSH", ssh.toString());

        // when
        int exit = run(
                environment,
                "sh",
                script.toString(),
                folder.resolve("class").toString(),
                folder.resolve("out").toString(),
                "one two",
                "--lab",
                "overlay-consul",
                "--roster",
                "it's a roster.csv");

        // then
        assertThat(exit).as(log()).isZero();
        assertThat(Files.readString(folder.resolve("merged")))
                .contains("grade --lab overlay-consul --roster it's a roster.csv --shard 1/2 --out part-1")
                .contains("--shard 2/2 --out part-2");
        assertThat(Files.readAllLines(folder.resolve("hosts")))
                .contains("one", "two")
                .hasSize(10);
        assertThat(Files.readString(folder.resolve("calls")))
                .contains("/out/part-1 --key " + folder + "/out/part-1.key " + folder + "/out/part-2 --key ");
        assertThat(folder.resolve("out/part-2.key")).content().startsWith("key of ");
        assertThat(folder.resolve("remote")).isEmptyDirectory();
    }

    @Test
    void should_say_which_part_did_not_come_through_and_merge_nothing() throws Exception {
        // given
        var script = Files.writeString(folder.resolve("ssh.sh"), ReadyFile.named("ssh"));
        Files.createDirectories(folder.resolve("class"));
        var ssh = program("ssh", "while [ \"$1\" = -o ]; do shift 2; done; echo no route to $1 >&2; exit 255");
        var overlaylab = program("overlaylab", "touch %s/merged".formatted(folder));

        // when
        int exit = run(
                Map.of("OVERLAYLAB", overlaylab.toString(), "SSH", ssh.toString()),
                "sh",
                script.toString(),
                folder.resolve("class").toString(),
                folder.resolve("out").toString(),
                "one two",
                "--lab",
                "overlay-consul");

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(log()).contains("Part 1 of 2 is not whole", "no route to one");
        assertThat(folder.resolve("merged")).doesNotExist();
        assertThat(run(Map.of(), "sh", script.toString())).isEqualTo(64);
    }

    @Test
    void should_know_no_other_files() {
        assertThatThrownBy(() -> ReadyFile.named("../../secret")).isInstanceOf(Problem.class);
    }

    private Path program(String name, String body) throws Exception {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String log() throws Exception {
        return Files.readString(folder.resolve("log"));
    }

    private int run(Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
