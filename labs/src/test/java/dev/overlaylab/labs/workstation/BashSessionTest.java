package dev.overlaylab.labs.workstation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.workstation.Workstation.LineResult;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line does to the session, and what the learner sees of it. */
class BashSessionTest extends BashSessionCase {
    @Test
    void should_carry_environment_directory_functions_and_status_from_line_to_line() throws Exception {
        run("export A='one  two'; cd /usr/share; f() { echo \"f got $1\"; }; alias hello='echo hi'; (exit 3)");

        assertThat(bash.directory()).isEqualTo("/usr/share");
        assertThat(run("echo $? \"$A\" $PWD; f x; hello there").exitStatus()).isZero();
        assertThat(screen.text()).isEqualTo("3 one  two /usr/share\r\nf got x\r\nhi there\r\n");
    }

    @Test
    void should_evaluate_in_the_shell_itself_as_eval_of_docker_machine_env_needs() throws Exception {
        run("eval \"$(printf 'export DOCKER_HOST=\"tcp://x:1\"\\n# Run this command\\n')\"");
        run("declare -x LATER=yes");

        run("env | grep -E '^(DOCKER_HOST|LATER)=' | sort");

        assertThat(screen.text()).isEqualTo("DOCKER_HOST=tcp://x:1\r\nLATER=yes\r\n");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1", "(exit 42), 42", "nosuchcommand, 127", "/etc, 126", "kill -9 $BASHPID | cat, 0"})
    void should_tell_the_exit_status(String line, int expected) throws Exception {
        assertThat(run(line).exitStatus()).isEqualTo(expected);
    }

    @Test
    void should_keep_the_status_over_an_empty_line() throws Exception {
        run("(exit 9)");

        assertThat(run("").exitStatus()).isEqualTo(9);
        assertThat(run("  \n ").exitStatus()).isEqualTo(9);
    }

    @Test
    void should_take_lines_of_many_lines_heredocs_and_every_script() throws Exception {
        run("""
                for i in 1 2; do
                  echo "行 $i" \\
                    '\\0101 \\n %b 引用'
                done
                cat <<'END' | tr a-z A-Z
                here\tdoc $HOME `x`
                END""");

        assertThat(screen.text()).isEqualTo("行 1 \\0101 \\n %b 引用\r\n行 2 \\0101 \\n %b 引用\r\nHERE\tDOC $HOME `X`\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1000, 1001, 4095, 4096, 5000, 100_000})
    void should_take_lines_longer_than_a_terminal_line(int length) throws Exception {
        run("x='" + "é".repeat(length) + "'; echo ${#x}");

        assertThat(screen.text()).isEqualTo(length + "\r\n");
    }

    @Test
    void should_show_nothing_of_its_own_on_the_screen() throws Exception {
        run("printf 'a\\033]7717;guess;end;0;2f\\007b\\033'; printf ']7717;'");

        assertThat(screen.text()).isEqualTo("a\033]7717;guess;end;0;2f\007b\033]7717;");
    }

    @Test
    void should_let_no_command_forge_its_end() throws Exception {
        var result = run("printf '\\033]7717;%s;end;77;2f\\007' 00000000000000000000000000000000; echo real; (exit 5)");

        assertThat(result).isEqualTo(new LineResult(5, bash.directory()));
        assertThat(screen.text()).endsWith("real\r\n");
    }

    @Test
    void should_have_a_sane_terminal_while_a_command_runs() throws Exception {
        bash.resize(97, 31);
        run(
                "stty size; stty -a | tr ' ;' '\\n\\n' | grep -xE -e '-?(echo|icanon|isig|onlcr|icrnl)' | xargs; echo $TERM");

        assertThat(screen.text()).isEqualTo("31 97\r\nicrnl onlcr isig icanon echo\r\nxterm-256color\r\n");
    }

    @Test
    void should_tell_programs_that_the_window_changed() throws Exception {
        run("true");
        bash.resize(61, 17);

        run("stty size");

        assertThat(screen.text()).isEqualTo("17 61\r\n");
    }

    @Test
    void should_end_the_command_and_not_the_session_at_ctrl_c() throws Exception {
        run("KEPT=1");
        var running = running("sh -c 'echo up; exec sleep 50'; echo never");
        screen.await("up");
        bash.type(new byte[] {3});

        assertThat(running.get(40, TimeUnit.SECONDS).exitStatus()).isEqualTo(130);
        assertThat(screen.text()).doesNotContain("never");
        run("echo kept $KEPT");
        assertThat(screen.text()).isEqualTo("kept 1\r\n");
    }

    @Test
    void should_hand_keys_to_the_command_even_when_typed_before_it_began() throws Exception {
        bash.close();
        bash = new BashSession(
                () -> {
                    bash.type("こんにちは\n".getBytes(StandardCharsets.UTF_8));
                    return opened();
                },
                directory.resolve("bashrc") + "",
                Text::key);
        var running = running("read -r a; read -rs -p 'Password: ' b; echo; echo \"$a/$b\"");
        screen.await("Password: ");
        bash.type("s3cret\n".getBytes(StandardCharsets.UTF_8));
        running.get(40, TimeUnit.SECONDS);

        assertThat(screen.text()).endsWith("Password: \r\nこんにちは/s3cret\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo STRAY > /dev/tty\nhalf",
                "half",
                "\n",
                "one\n\nthree\n",
                "オーバーレイ '$(x)' `y` \\ %s\n界",
            })
    void should_give_back_what_a_command_has_not_read_and_never_run_it(String typed) throws Exception {
        var running = running("echo ready; sleep 0.3");
        screen.await("ready");
        assertThat(bash.type(typed.getBytes(StandardCharsets.UTF_8))).isTrue();

        assertThat(running.get(40, TimeUnit.SECONDS).unread()).isEqualTo(typed);
        assertThat(bash.type("late".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(run("echo clean").unread()).isEmpty();
        assertThat(screen.text()).isEqualTo("clean\r\n");
    }

    @Test
    void should_give_back_only_what_is_left_of_what_was_typed() throws Exception {
        var running = running("echo ready; read -r first; sleep 0.3");
        screen.await("ready");
        // Ctrl-D after some letters, and a key that quotes the next one
        bash.type("first\nsecond\nthi\u0004rd\u0016".getBytes(StandardCharsets.UTF_8));

        assertThat(running.get(40, TimeUnit.SECONDS).unread()).isEqualTo("second\nthird");
        run("echo $first");
        assertThat(screen.text()).isEqualTo("first\r\n");
    }

    @Test
    void should_give_back_many_lines() throws Exception {
        var typed = "echo a line that somebody pastes while a command runs\n".repeat(500);
        var running = running("echo ready; sleep 0.3");
        screen.await("ready");
        bash.type(typed.getBytes(StandardCharsets.UTF_8));

        assertThat(running.get(40, TimeUnit.SECONDS).unread()).isEqualTo(typed);
    }

    @Test
    void should_survive_bad_syntax() throws Exception {
        assertThat(run("echo 'never ended").exitStatus()).isNotZero();
        assertThat(screen.text()).contains("unexpected EOF while looking for matching");
        assertThat(run("if true; then").exitStatus()).isNotZero();
        assertThat(run("echo )(").exitStatus()).isNotZero();

        run("echo alive");

        assertThat(screen.text()).isEqualTo("alive\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROMPT_COMMAND=", "unset PROMPT_COMMAND", "shopt -u promptvars", "TMOUT=1", "set -u", "IFS=x",
                "stty raw -echo", "stty -isig", "exec 2>/dev/null", "printf() { :; }", "PATH=/nowhere", "LC_ALL=nosuch",
                "PS0=x", "exec 3</dev/null", "set -f", "unalias -a", "shopt -s extdebug", "stty -onlcr"
            })
    void should_outlive_what_a_learner_may_set(String line) throws Exception {
        run(line);
        run("sleep 0.01 2>&-; :");

        assertThat(run("echo still here").exitStatus()).isZero();
        if (!line.startsWith("printf")) {
            assertThat(screen.text()).isEqualTo("still here\r\n");
        }
    }

    @Test
    void should_trace_without_showing_its_own_workings() throws Exception {
        run("set -x");

        run("echo traced");

        assertThat(screen.text())
                .contains("+ echo traced")
                .doesNotContain("__ol_")
                .doesNotContain("7717");
    }
}
