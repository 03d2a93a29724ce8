package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofreaderTest {
    private static final Glossary GLOSSARY = Glossary.parse("""
            | en | ja | zh | not in ja | not in zh |
            |---|---|---|---|---|
            | overlay | オーバーレイ | overlay 网络 | オバーレイ, オーバレイ | 叠加网络 |
            """);

    @TempDir
    private Path messages;

    @BeforeEach
    void give_one_good_room() throws IOException {
        write("rooms", "shell\n");
        write("shell/en.properties", "hello=Hello {name}, good to see you.\n");
        var hash = MessageFile.hash("Hello {name}, good to see you.");
        write("shell/ja.properties", "hello@" + hash + "={name} さん、ようこそ。\n");
        write("shell/zh.properties", "hello@" + hash + "=你好，{name}。\n");
    }

    @Test
    void should_have_no_complaint_about_the_products_messages() throws IOException {
        var product = Path.of("src/main/resources/messages");
        assertThat(MessageRooms.listed(Files.readString(product.resolve("rooms"))))
                .as("rooms read")
                .hasSizeGreaterThan(2);
        assertThat(Proofreader.complaints(product, Glossary.ofProduct())).isEmpty();
    }

    @Test
    void should_have_no_complaint_about_good_files() throws IOException {
        assertThat(complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello=Hello {name}, good to meet you. | shell/ja: hello is stale",
                "hello=Hello {name} | shell/zh: hello is stale",
                "hello=Hello {name}, good to see you.#more=More | shell/zh: more is missing",
                "other=Other | shell/ja: hello is not in English",
                "hello=Hello {name, good | shell/en: hello is not a message pattern",
                "hello=Hello {0} | shell/en: hello is not a message pattern",
                "hello@01234567=Hello | shell/en: hello has a hash",
                "problem.x=Broken | shell: problem.x does not say how to go on",
                "reason.x=Broken | shell: reason.x does not say how to go on",
                "hello=a#hello=b | shell/en.properties: hello is there twice",
                "hello=a~b | shell/en.properties: hard tab in line 1",
                "hello=a_ | shell/en.properties: trailing blanks in line 1",
                "hello= | shell/en: hello is empty",
                "hello | shell/en.properties:1: not key=text",
            })
    void should_complain_about_english(String english, String complaint) throws IOException {
        write(
                "shell/en.properties",
                english.replace('#', '\n').replace('~', '\t').replace('_', ' ') + "\n");
        assertThat(complaints()).anyMatch(it -> it.startsWith(complaint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello=ようこそ {name} | shell/ja: hello has no hash",
                "hello@HASH=ようこそ {nmae} | shell/ja: hello has other arguments",
                "hello@HASH=Hello {name}, good to see you. | shell/ja: hello is not translated",
                "hello@HASH={name} オーバレイ | shell/ja: hello: says オーバレイ, agreed is オーバーレイ",
                "hello@HASH={name} ﾅﾝﾃﾞ | shell/ja: hello has left over half-width kana",
                "hello@HASH={name} \u200e | shell/ja: hello has characters nobody can see",
                "# nothing | shell/ja: hello is missing",
            })
    void should_complain_about_a_translation(String japanese, String complaint) throws IOException {
        var hash = MessageFile.hash("Hello {name}, good to see you.");
        write("shell/ja.properties", japanese.replace("HASH", hash) + "\n");
        assertThat(complaints()).anyMatch(it -> it.startsWith(complaint));
    }

    @Test
    void should_complain_about_folders_files_and_keys_out_of_place() throws IOException {
        write("stray/en.properties", "hello=Hi\n");
        Files.writeString(messages.resolve("stray/ja.properties"), "hello=é\n", StandardCharsets.ISO_8859_1);
        write("rooms", "shell\nabsent\n");
        assertThat(complaints())
                .contains(
                        "stray: is not listed in rooms",
                        "absent: is listed but not there",
                        "stray/zh.properties: is missing",
                        "stray/ja.properties: is not UTF-8",
                        "stray: hello is also in shell");
    }

    private List<String> complaints() throws IOException {
        return Proofreader.complaints(messages, GLOSSARY);
    }

    private void write(String file, String content) throws IOException {
        var path = messages.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
