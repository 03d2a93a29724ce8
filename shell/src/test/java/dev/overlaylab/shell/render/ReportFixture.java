package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.report.CheckReport;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.DrillReport;
import dev.overlaylab.shell.report.RunReport;
import dev.overlaylab.shell.report.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A run with a bit of everything. */
final class ReportFixture {
    static final String ID = "6f1d2c3b4a5968778695a4b3c2d1e0f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    static final String OTHER_ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9f8e7d6c5b4a392817065f4e3d2c1b0a9";

    static final Catalogue CATALOGUE = Golden.catalogue(Map.of(
            Language.EN,
            Map.ofEntries(
                    Map.entry("check.network", "{network} is one and the same network on {machines}"),
                    Map.entry("check.page", "A container on {from} gets the page of {name} by its name"),
                    Map.entry(
                            "reason.id-differs",
                            "On {where}, {network} has another ID: it is a different network that only has the same name."),
                    Map.entry(
                            "reason.id-differs.next",
                            "Remove it with docker network rm {network} on {where}; the shared one then shows."),
                    Map.entry(
                            "reason.mtu-differs",
                            "VXLAN needs 50 bytes of every packet, which this interface does not leave."),
                    Map.entry("reason.mtu-differs.next", "Create the network again without an MTU option."),
                    Map.entry("reason.cannot.unreachable", "{where} did not answer, so nothing can be said about it."),
                    Map.entry("reason.cannot.unreachable.next", "Start it: docker-machine start {where}")),
            Language.JA,
            Map.ofEntries(
                    Map.entry("check.network", "{network} が {machines} で同一のネットワークである"),
                    Map.entry("check.page", "{from} のコンテナが、名前 {name} でページを取得できる"),
                    Map.entry("reason.id-differs", "{where} の {network} は ID が異なります。「名前が同じだけ」の別のネットワークです。"),
                    Map.entry(
                            "reason.id-differs.next",
                            "{where} で docker network rm {network} を実行して削除すると、共有されているほうが見えるようになります。"),
                    Map.entry("reason.mtu-differs", "VXLAN は、パケットごとに 50 バイトを必要としますが、このインターフェースにはその余裕がありません。"),
                    Map.entry("reason.mtu-differs.next", "MTU のオプションを付けずに、ネットワークを作り直してください。"),
                    Map.entry("reason.cannot.unreachable", "{where} から応答がないため、何も判断できません。"),
                    Map.entry("reason.cannot.unreachable.next", "起動してください: docker-machine start {where}")),
            Language.ZH,
            Map.ofEntries(
                    Map.entry("check.network", "{network} 在 {machines} 上是同一个网络"),
                    Map.entry("check.page", "{from} 上的容器可以用名称 {name} 取得网页"),
                    Map.entry("reason.id-differs", "{where} 上的 {network} 的 ID 不同：它只是名字相同，其实是另一个网络。"),
                    Map.entry(
                            "reason.id-differs.next", "在 {where} 上运行 docker network rm {network} 把它删除，共享的那个网络就会显示出来。"),
                    Map.entry("reason.mtu-differs", "VXLAN 要占用每个数据包的 50 字节，而这块网卡没有留出这些空间。"),
                    Map.entry("reason.mtu-differs.next", "不带 MTU 选项重新创建网络。"),
                    Map.entry("reason.cannot.unreachable", "{where} 没有应答，因此无法作出任何判断。"),
                    Map.entry("reason.cannot.unreachable.next", "请启动它：docker-machine start {where}"))));

    static final List<CheckResult> RESULTS = List.of(
            new CheckResult("same-overlay", network(), Verdict.pass()),
            new CheckResult(
                    "same-overlay-again",
                    network(),
                    Verdict.fail(List.of(
                            new Finding("id-differs", "mhs-demo1", ID, OTHER_ID, Map.of("network", "my-net")),
                            Finding.of("mtu-differs", "mhs-demo0/web", "1450", "")))),
            new CheckResult(
                    "page",
                    Text.of("check.page", "from", "mhs-demo1", "name", "web"),
                    Verdict.cannotCheck(Finding.of("cannot.unreachable", "mhs-demo1", "", ""))));

    static final RunReport RUN = new RunReport(
            "overlay-consul",
            Map.of(
                    Language.EN, "An overlay network on a key-value store",
                    Language.JA, "キーバリューストアによるオーバーレイネットワーク",
                    Language.ZH, "基于键值存储的 overlay 网络"),
            "namespace",
            Map.of("mhs-demo1", "20.10.5", "mhs-demo0", "20.10.5"),
            Instant.parse("2026-11-21T05:40:12.345Z"),
            Duration.ofMillis(61_500),
            List.of(
                    new StepReport(
                            "overlay-network",
                            Map.of(
                                    Language.EN, "One network for all hosts",
                                    Language.JA, "全ホストで一つのネットワーク",
                                    Language.ZH, "所有主机共用一个网络"),
                            List.of(
                                    new CommandReport("docker network ls", 0, 0, "fine\r\n", Duration.ofMillis(300)),
                                    new CommandReport(
                                            "docker network create \\\n  -d overlay my-net",
                                            1,
                                            0,
                                            "Error: \u001b[1mno\u001b[0m store\r\n",
                                            Duration.ofMillis(200))),
                            List.of(RESULTS.get(2)),
                            RESULTS,
                            List.of(
                                    drill("network-gone", List.of("network-gone", "mtu-wrong"), RESULTS.get(0)),
                                    drill("mtu-wrong", List.of(), RESULTS.get(0)),
                                    drill("host-away", List.of("host-away"), RESULTS.get(2))),
                            List.of(RESULTS.get(0), RESULTS.get(1), RESULTS.get(2)),
                            Duration.ofSeconds(5)),
                    new StepReport(
                            "page",
                            Map.of(),
                            List.of(new CommandReport(
                                    "wget -O- http://web", CommandReport.NO_ANSWER, 0, "", Duration.ofSeconds(1))),
                            List.of(RESULTS.get(0)),
                            List.of(RESULTS.get(0)),
                            List.of(),
                            List.of(),
                            Duration.ofSeconds(2))));

    static final CheckReport CHECKED = new CheckReport(
            RUN.lab(),
            RUN.title(),
            RUN.driver(),
            RUN.startedAt(),
            Duration.ofMillis(1_234),
            List.of(
                    new CheckReport.Step("overlay-network", Map.of(), RESULTS.subList(0, 2)),
                    new CheckReport.Step("page", Map.of(), RESULTS.subList(2, 3))));

    private ReportFixture() {}

    private static DrillReport drill(String id, List<String> suspects, CheckResult mended) {
        return new DrillReport(
                id,
                Map.of(
                        Language.EN, "It was " + id + ".",
                        Language.JA, "原因は " + id + " でした。",
                        Language.ZH, "原因是 " + id + "。"),
                "id-differs",
                List.of(new CommandReport("docker network rm my-net", 0, 0, "", Duration.ofMillis(100))),
                RESULTS.get(1),
                suspects,
                List.of(new CommandReport("docker network create my-net", 0, 0, "", Duration.ofMillis(100))),
                List.of(mended),
                Duration.ofSeconds(3));
    }

    private static Text network() {
        return Text.of("check.network", "network", "my-net", "machines", "mhs-demo0, mhs-demo1");
    }
}
