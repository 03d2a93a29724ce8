package dev.overlaylab.shell.grade.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.grade.roster.Roster.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterFileTest {
    private static final List<String> MACHINES = List.of("mh-keystore", "mhs-demo0", "mhs-demo1");

    @TempDir
    private Path folder;

    @Test
    void should_read_a_list_of_ones_own() throws IOException {
        // when
        var roster = read("""
                id,name,language,mh-keystore,host:mhs-demo0,hosts,due,submitted
                alice,"Liddell, ""Alice""\",ja,ks1,d1,,2026-11-30,2026-11-29 10:00
                bob,Bob,zh-Hans,,,"a b c",,-
                """);

        // then
        assertThat(roster.platform()).isEqualTo(Platform.OWN);
        var alice = roster.students().get(0);
        assertThat(alice.name()).isEqualTo("Liddell, \"Alice\"");
        assertThat(alice.language()).contains(Language.JA);
        assertThat(alice.hosts()).isEqualTo(Map.of("mh-keystore", "ks1", "mhs-demo0", "d1"));
        assertThat(alice.due()).contains(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(alice.handedIn()).contains(Instant.parse("2026-11-29T10:00:00Z"));
        var bob = roster.students().get(1);
        assertThat(new HostMap(MACHINES, Optional.empty()).of(bob))
                .isEqualTo(Map.of("mh-keystore", "a", "mhs-demo0", "b", "mhs-demo1", "c"));
        assertThat(bob.handedIn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'First name,Last name,ID number,Institution,Department,Email address,Quiz (Real)' | 'Ai,Sato,A-1,,,ai@example.org,3' | MOODLE | A-1 | Ai Sato",
                "'First name,Surname,ID number,Email address' | 'Ai,Sato,,ai@example.org' | MOODLE | ai@example.org | Ai Sato",
                "'名,姓,IDナンバー,所属機関,部署,メールアドレス' | '愛,佐藤,A-1,,,ai@example.org' | MOODLE | A-1 | 佐藤愛",
                "'名,姓氏,编号,机构,部门,电子邮件地址' | '伟,王,A-1,,,ai@example.org' | MOODLE | A-1 | 王伟",
                "'Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments' | 'Participant 7,Ai Sato,ai@example.org,Submitted,,100,Yes,\"Saturday, 21 November 2026, 6:00 PM\",-,' | MOODLE | ai@example.org | Ai Sato",
                "'Student,ID,SIS User ID,SIS Login ID,Section,Lab (77)\\n    Points Possible,,,,,10' | '\"Sato, Ai\",71,u71,ai,A' | CANVAS | u71 | Sato, Ai",
                "'Student,ID,SIS Login ID,Section' | '\"Sato, Ai\",71,ai,A' | CANVAS | ai | Sato, Ai",
                "'LastName,FirstName,ID,SIS Login ID,Section' | 'Sato,Ai,71,ai,A' | CANVAS | ai | Ai Sato",
                "'Last Name,First Name,Email Address,Lab\\nDate,,,2026-11-21\\nPoints,,,100' | 'Sato,Ai,ai@example.org,9' | GOOGLE_CLASSROOM | ai@example.org | Ai Sato",
                "'identifier,github_username,github_id,name' | 'ai,ai-gh,99,Ai Sato' | GITHUB_CLASSROOM | ai | Ai Sato",
                "'Student' | 'ai' | OWN | ai | ''"
            })
    void should_recognise_what_platforms_export(String heading, String line, Platform platform, String id, String name)
            throws IOException {
        // when
        var roster = read(heading.replace("\\n", "\n") + "\n" + line + "\n");

        // then
        assertThat(roster.platform()).isEqualTo(platform);
        assertThat(roster.students()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(id);
            assertThat(it.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-31j", "Shift_JIS", "EUC-JP"})
    void should_find_out_a_japanese_encoding(String encoding) throws IOException {
        // given
        var text = "id,氏名\ns1,佐藤 愛\ns2,鈴木 一郎\ns3,高橋 花子\ns4,田中 太郎です、よろしくお願いします\n";
        var bytes = encoding.equals("UTF-16LE") || encoding.equals("UTF-16BE")
                ? ("\uFEFF" + text).getBytes(Charset.forName(encoding))
                : text.getBytes(Charset.forName(encoding));

        // when
        var roster = read(bytes, Optional.empty());

        // then
        assertThat(roster.students()).hasSize(4);
        assertThat(roster.students().get(0).name()).isEqualTo("佐藤 愛");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void should_find_out_a_chinese_encoding(String encoding) throws IOException {
        // when
        var roster = read(
                "id,姓名\ns1,王伟\ns2,李娜\ns3,张秀英\ns4,这是一个名单，请不要修改\n".getBytes(Charset.forName(encoding)), Optional.empty());

        // then
        assertThat(roster.students().get(2).name()).isEqualTo("张秀英");
    }

    @Test
    void should_read_a_byte_order_mark_and_any_line_ends() throws IOException {
        assertThat(read("\uFEFFid;name\r\ns1;A\r\ns2;\"B\r\nC\"\rs3;D").students())
                .extracting(Student::id)
                .containsExactly("s1", "s2", "s3");
    }

    @Test
    void should_take_the_encoding_that_is_named() throws IOException {
        var bytes = "id,name\ns1,é\n".getBytes(Charset.forName("windows-1252"));
        assertThat(read(bytes, Optional.of(Charset.forName("windows-1252")))
                        .students()
                        .get(0)
                        .name())
                .isEqualTo("é");
        assertThatThrownBy(() -> read(bytes, Optional.of(UTF_8)))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo("problem.grade.encoding"));
    }

    @Test
    void should_read_a_workbook() throws IOException {
        // given
        var out = new ByteArrayOutputStream();
        var workbook = new Workbook(out, "test", "1.0");
        var sheet = workbook.newWorksheet("class");
        sheet.value(0, 0, "ID");
        sheet.value(0, 1, "氏名");
        sheet.value(1, 0, 20260001);
        sheet.value(1, 1, "佐藤 愛");
        sheet.value(3, 0, "00012");
        workbook.finish();

        // when
        var roster = read(out.toByteArray(), Optional.empty());

        // then
        assertThat(roster.students()).extracting(Student::id).containsExactly("20260001", "00012");
        assertThat(roster.students().get(0).name()).isEqualTo("佐藤 愛");
    }

    @Test
    void should_read_yaml() throws IOException {
        // when
        var roster = read("""
                # a class
                students:
                  - alice
                  - {id: bob, name: Bob, language: ja, hosts: [a, b, c]}
                  - id: carol
                    hosts: {mh-keystore: ks3}
                """);

        // then
        assertThat(roster.students()).extracting(Student::id).containsExactly("alice", "bob", "carol");
        assertThat(roster.students().get(1).hosts()).isEqualTo(Map.of(Student.IN_ORDER, "a b c"));
        assertThat(roster.students().get(2).hosts()).isEqualTo(Map.of("mh-keystore", "ks3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | problem.grade.roster-empty",
                "'id\\n' | problem.grade.roster-empty",
                "'colour,size\\nred,3' | problem.grade.roster-columns",
                "'id\\nx\\nX' | problem.grade.student-twice",
                "'id,name\\n,x' | problem.grade.student-without-id",
                "'id,due\\nx,soon' | problem.grade.roster-time",
                "'id,name\\nx,\"y' | problem.grade.roster-shape",
                "'students: {}' | problem.grade.roster-yaml",
                "'students:\\n  - [[[' | problem.grade.roster-yaml",
                "'students:\\n  - &x {id: a}' | problem.grade.roster-yaml",
                "'students:\\n  - {id: a, id: b}' | problem.grade.roster-yaml"
            })
    void should_name_what_is_wrong(String text, String problem) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo(problem));
    }

    @Test
    void should_take_the_same_line_twice_for_one_and_say_so() throws IOException {
        var roster = read("id,name\na,A\nb,B\na,A\n");
        assertThat(roster.students()).hasSize(2);
        assertThat(roster.notes())
                .singleElement()
                .satisfies(it -> assertThat(it.key()).isEqualTo("grade.note.twice"));
    }

    @Test
    void should_read_a_hundred_thousand_lines_quickly() throws IOException {
        // given
        var text = new StringBuilder("Student,ID,SIS User ID,SIS Login ID,Section\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("\"Name, ")
                    .append(i)
                    .append("\",")
                    .append(i)
                    .append(",u")
                    .append(i)
                    .append(",l")
                    .append(i);
            text.append(",A\n");
        }
        long began = System.nanoTime();

        // when
        var roster = read(text.toString());

        // then
        assertThat(roster.students()).hasSize(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void should_refuse_a_bomb() throws IOException {
        // given
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 70; i++) {
                zip.write(zeros);
            }
        }

        // when, then
        assertThatThrownBy(() -> read(out.toByteArray(), Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo("problem.grade.roster-too-large"));
    }

    @Test
    void should_meet_anything_with_a_problem_only() throws IOException {
        // given
        var random = new Random(11);
        var seeds = List.of("id,name\na,A\n", "students:\n  - {id: a}\n", "PK\u0003\u0004xxxx", "\"\"\",,;\t\r\n");

        // when, then
        for (int i = 0; i < 400; i++) {
            var bytes = seeds.get(i % seeds.size()).getBytes(UTF_8).clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(bytes, Optional.empty()).students()).isNotEmpty();
            } catch (Problem e) {
                assertThat(e.text().key()).startsWith("problem.grade.");
            }
        }
    }

    @Test
    void should_give_every_student_a_file_of_their_own() {
        var names = List.of("alice", "Alice", "a/../b", "..", "", "愛", "愛子", "con", "a".repeat(200), "a b", "a-b");
        assertThat(names.stream().map(RosterFileTest::student).map(Student::fileName))
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it).matches("[a-z0-9@_.-]{1,80}").doesNotStartWith("."));
    }

    private static Student student(String id) {
        return new Student(id, 1, "", Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), List.of());
    }

    private Roster read(String text) throws IOException {
        return read(text.getBytes(UTF_8), Optional.empty());
    }

    private Roster read(byte[] bytes, Optional<Charset> encoding) throws IOException {
        return RosterFile.read(Files.write(folder.resolve("roster"), bytes), encoding, MACHINES, ZoneOffset.UTC);
    }
}
