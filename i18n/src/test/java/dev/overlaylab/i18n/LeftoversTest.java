package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoversTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JA | ｶﾅで書く | half-width kana",
                "JA | これは,違います。 | ASCII punctuation",
                "JA | これはコンテナです. | ASCII punctuation",
                "JA | 动く机器的网络。 | simplified character",
                "JA | ネットワーク，ホスト | Chinese punctuation",
                "JA | これは、The network ends where its host ends です。 | English sentence",
                "ZH | 这是容器, 它在运行。 | ASCII punctuation",
                "ZH | 容器(也叫 container)。 | ASCII punctuation",
                "ZH | 容器在运行. | ASCII punctuation",
                "ZH | 注意:容器 | ASCII punctuation",
                "ZH | 這是容器。 | traditional character",
                "ZH | 这是コンテナ。 | kana",
                "ZH | Every engine begins with three networks. | English sentence",
            })
    void should_find_what_is_left_over(Language language, String text, String what) {
        assertThat(Leftovers.in(language, text))
                .extracting(Leftovers.Leftover::what)
                .contains(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`docker run -it --rm --net my-net` を打ちます。",
                "ポートは 7946/tcp: ゴシップ用です（4789 は VXLAN）。",
                "「datastore for scope global is not initialized」と出たら、ステップ 02 を見てください。",
                "[Docker docs: networking overview of everything](https://docs.docker.com/a,b) を参照。",
                "Docker Engine 20.10.5、Consul 1.8.7。",
            })
    void should_leave_japanese_alone(String text) {
        assertThat(Leftovers.in(Language.JA, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "输入 `docker run a, b.` 就行：它在 mhs-demo0 上运行（端口 80）。",
                "“datastore for scope global is not initialized”表示没有存储。",
                "192.168.99.100:8500，以及 ndots:0。",
                "参见 https://docs.docker.com/a,b 。",
            })
    void should_leave_chinese_alone(String text) {
        assertThat(Leftovers.in(Language.ZH, text)).isEmpty();
    }

    @Test
    void should_say_where_it_is() {
        assertThat(Leftovers.in(Language.ZH, "一行。\n`code`容器, 好。").get(0).index())
                .isEqualTo(11);
        assertThat(Leftovers.in(Language.EN, "ｶ, 這 is fine here.")).isEmpty();
    }
}
