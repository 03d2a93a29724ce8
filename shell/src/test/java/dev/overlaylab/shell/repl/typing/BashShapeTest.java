package dev.overlaylab.shell.repl.typing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BashShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "docker ps",
                "eval \"$(docker-machine env mh-keystore)\"",
                "DOCKER_HOST=$(docker-machine ip mhs-demo0):2376 docker ps",
                "docker ps # it isn't over: \"",
                "echo 'a \\'",
                "echo a\\\\",
                "echo \"it's $(echo \"in\" 'side')\"",
                "echo $((1 << 2)) $((3))",
                "cat <<EOF\nit's here\nEOF",
                "cat <<-'END' | wc -l\n\tx\n\tEND\necho done",
                "for i in 1 2; do echo $i; done",
                "if true; then echo yes; fi",
                "case $x in a) echo a;; *) echo b;; esac",
                "f() { echo hi; }",
                "echo done if for {",
                "docker ps --format \"{{.Names}}\"",
                "docker ps --format {{.Names}}",
                "echo ${x:-a} `date`",
                "grep -o -e '[0-9]\\+' <<< \"$x\"",
                "while read -r l; do echo \"$l\"; done < f",
                "echo a#b '#' \\#",
            })
    void should_know_a_command_that_is_complete(String text) {
        // when
        var shape = BashShape.of(text);

        // then
        assertThat(shape.finished()).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker run -d \\",
                "docker run -d \\\n  -p 1:1 \\",
                "echo \"open",
                "echo 'open",
                "echo $(date",
                "echo `date",
                "eval \"$(docker-machine env",
                "cat <<EOF\nline",
                "cat <<EOF",
                "cat <<A <<B\nA\nx",
                "for i in 1 2; do",
                "for i in 1 2\ndo echo $i",
                "if true; then",
                "case $x in",
                "while true; do echo; if x; then y; fi",
                "f() {",
                "( cd /tmp",
                "echo ${x",
            })
    void should_know_a_command_that_goes_on(String text) {
        // when
        var shape = BashShape.of(text);

        // then
        assertThat(shape.finished()).as(text).isFalse();
    }
}
