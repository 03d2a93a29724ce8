package dev.overlaylab.labs.cluster.dockermachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New certificates for engines; that real clients accept them is proven by the drills of the lab troubleshooting. */
class RegenerateCertsTest extends DockerMachineCase {
    private static final String COMMAND = "regenerate-certs";

    @BeforeEach
    void machines() {
        type(0, "create", "mhs-demo0");
        type(0, "create", "mhs-demo1");
        scripts.clear();
    }

    @Test
    void should_make_the_certificate_of_one_machine_anew_and_start_its_engine_with_it() {
        var call = type(0, COMMAND, "--force", "mhs-demo1");

        assertThat(call.printed()).isEqualTo("""
                Regenerating TLS certificates
                Waiting for SSH to be available...
                Detecting the provisioner...
                Copying certs to the local machine directory...
                Copying certs to the remote machine...
                Setting Docker configuration on the remote daemon...
                """);
        assertThat(scripts)
                .anyMatch(
                        it -> it.contains("certs server") && it.contains("mhs-demo1") && it.contains("192.168.99.101"))
                .anyMatch(it -> it.contains("service docker restart"))
                .noneMatch(it -> it.contains("ssh-keygen"))
                .noneMatch(it -> it.contains("rm -f ~/.docker/machine/certs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "", "no", "maybe"})
    void should_ask_first_and_do_nothing_unless_told_yes(String answer) {
        var call = type(0, new TypedCall(COMMAND, "mhs-demo0").answering(answer));

        assertThat(call.printed()).isEqualTo("Regenerate TLS machine certs?  Warning: this is irreversible. (y/n): ");
        assertThat(scripts).isEmpty();
    }

    @Test
    void should_do_it_when_told_yes() {
        assertThat(type(0, new TypedCall(COMMAND, "mhs-demo0").answering("y")).printed())
                .contains("Regenerating TLS certificates");
        assertThat(scripts).anyMatch(it -> it.contains("certs server"));
    }

    @ParameterizedTest
    @CsvSource({"EN, of the old authority", "JA, 古い認証局", "ZH, 旧的颁发机构"})
    void should_say_which_machines_keep_what_they_have(Language spoken, String words) {
        language = spoken;
        var call = type(0, COMMAND, "-f", "--client-certs", "mhs-demo0");

        assertThat(call.printed()).contains(words, "docker-machine regenerate-certs -f mhs-demo1");
        assertThat(scripts.get(0)).contains("rm -f ~/.docker/machine/certs/*.pem");
        assertThat(type(0, COMMAND, "-f", "--client-certs", "mhs-demo0", "mhs-demo1")
                        .printed())
                .doesNotContain(words);
    }

    @Test
    void should_refuse_machines_that_do_not_run_or_are_not_there() {
        assertThat(type(1, COMMAND, "-f").complained()).contains("No machine name(s) specified");
        assertThat(type(1, COMMAND, "-f", "nobody").complained()).contains("\"nobody\" does not exist");
        type(0, "stop", "mhs-demo1");
        scripts.clear();
        assertThat(type(1, COMMAND, "-f", "mhs-demo0", "mhs-demo1").complained())
                .contains("Host is not running");
        assertThat(scripts).isEmpty();
    }

    @Test
    void should_show_the_engines_last_words_when_it_does_not_come_up() {
        engineUp = false;
        assertThat(type(1, COMMAND, "-f", "mhs-demo0").complained()).contains("mhs-demo0", "no address");
    }

    @Test
    void should_be_in_the_help_with_its_options() {
        assertThat(type(0, "help").printed()).contains(COMMAND);
        assertThat(type(0, COMMAND, "--help").printed()).contains("--force, -f", "--client-certs");
    }
}
