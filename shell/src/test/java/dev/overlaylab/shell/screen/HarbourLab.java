package dev.overlaylab.shell.screen;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A lab of two steps with everything that a step's text may have, in three languages; what is true is a fact in a file. */
final class HarbourLab {
    static final String NETWORK = "my-net";

    private HarbourLab() {}

    static Lab lab() {
        return new Lab(
                "harbour",
                in("A network for two hosts", "二台のホストをつなぐネットワーク", "连接两台主机的网络"),
                in("Small.", "小さなラボです。", "一个小实验。"),
                List.of("20.10"),
                List.of(),
                5,
                List.of(),
                List.of(
                        step(
                                "01-network",
                                in("One network for both hosts", "両方のホストに一つのネットワーク", "两台主机共用一个网络"),
                                in(EN, JA, ZH),
                                List.of(
                                        new DocumentedCommand("create", "make net", 0),
                                        new DocumentedCommand("more", "make more", 0)),
                                new Shared("net"),
                                new Shared("more")),
                        step(
                                "02-end",
                                in("The end", "終わり", "结束"),
                                in("That was all.", "これで終わりです。", "到此为止。"),
                                List.of(),
                                new Shared("end"))),
                Lab.Variant.DOCUMENTED);
    }

    private static Step step(
            String id,
            Map<Language, String> title,
            Map<Language, String> prose,
            List<DocumentedCommand> commands,
            Check... checks) {
        return new Step(
                id,
                title,
                prose,
                commands,
                List.of(checks),
                Step.Declared.NOTHING,
                Map.of(
                        "network.absent",
                        List.of(
                                in("Does it have a name?", "名前は付けましたか。", "它有名字吗？"),
                                in("Type `make net`.", "`make net` と入力してください。", "请输入 `make net`。"))),
                List.of(),
                List.of(),
                List.of());
    }

    private static Map<Language, String> in(String en, String ja, String zh) {
        return Map.of(Language.EN, en, Language.JA, ja, Language.ZH, zh);
    }

    private static final String EN = """
            An **overlay network** gives containers on *different* hosts one network. Packets between them travel inside \
            UDP packets to port 4789, which costs 50 bytes of each, so that `eth0` has an MTU of 1450.

            ```sh
            $ docker network create --driver overlay --subnet=10.0.9.0/24 --opt encrypted my-net
            ```

            | interface | network | MTU |
            |---|---|---|
            | eth0 | my-net | 1450 |
            | eth1 | docker_gwbridge, the way out | 1500 |

            > The store has to be there first.

            1. Make it.
            2. Look at it with `docker network ls --no-trunc`.
            """;

    private static final String JA = """
            **オーバーレイネットワーク**は、*別々の*ホスト上のコンテナを一つのネットワークにつなぎます。コンテナ間のパケットは、ポート 4789 宛ての \
            UDP パケットの中に入って運ばれます。そのために 1 パケットあたり 50 バイトを使うので、`eth0` の MTU は 1450 になります。

            ```sh
            $ docker network create --driver overlay --subnet=10.0.9.0/24 --opt encrypted my-net
            ```

            | インターフェース | ネットワーク | MTU |
            |---|---|---|
            | eth0 | my-net | 1450 |
            | eth1 | docker_gwbridge（外への出口） | 1500 |

            > 先にストアが必要です。

            1. 作ります。
            2. `docker network ls --no-trunc` で確かめます。
            """;

    private static final String ZH = """
            **Overlay 网络**让*不同*主机上的容器处于同一个网络。容器之间的数据包装在发往 4789 端口的 UDP 数据包里传输，\
            每个数据包为此要多占 50 字节，因此 `eth0` 的 MTU 是 1450。

            ```sh
            $ docker network create --driver overlay --subnet=10.0.9.0/24 --opt encrypted my-net
            ```

            | 网卡 | 网络 | MTU |
            |---|---|---|
            | eth0 | my-net | 1450 |
            | eth1 | docker_gwbridge（通往外部的出口） | 1500 |

            > 必须先有存储。

            1. 创建它。
            2. 用 `docker network ls --no-trunc` 查看。
            """;

    /** True when a fact is there; the names in it are as hostile as {@link OddWorkstation} was told to make them. */
    record Shared(String fact) implements Check {
        private Probe.ShellProbe probe() {
            return new Probe.ShellProbe("mhs-demo0", fact);
        }

        @Override
        public String id() {
            return "shared-" + fact;
        }

        @Override
        public Text title() {
            return Text.of("check.overlay-network", "network", NETWORK, "machines", "mhs-demo0, mhs-demo1");
        }

        @Override
        public Collection<Probe> probes(Observations seen) {
            return List.of(probe());
        }

        @Override
        public Verdict judge(Observations seen) {
            var answer = seen.command(probe());
            return answer.exitCode() == 0
                    ? Verdict.pass()
                    : Verdict.fail(List.of(Finding.of("network.absent", "mhs-demo1", NETWORK, answer.stdout())));
        }
    }
}
