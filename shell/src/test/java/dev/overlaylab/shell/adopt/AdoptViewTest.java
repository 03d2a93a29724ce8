package dev.overlaylab.shell.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.SshKeys;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.adopt.HostFacts;
import dev.overlaylab.labs.adopt.Observed;
import dev.overlaylab.labs.inventory.Inventory;
import dev.overlaylab.labs.inventory.InventoryHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdoptViewTest {
    private static final List<String> FACTS =
            List.of("20.10.5+dfsg1", "consul,etcd,zookeeper", "inactive", "5.10.0-34-amd64", "24105 MB", "+0.0 s");

    private static String lines(Language language, int columns) {
        var host = new InventoryHost(
                "demo0",
                "10.0.0.7",
                22,
                "root",
                SshKeys.of(Path.of("key")),
                "",
                "",
                List.of(),
                List.of(),
                "10.0.0.7",
                false);
        var facts = new HostFacts(
                "demo0",
                "id",
                "Debian",
                "5.10.0-34-amd64",
                24105,
                0,
                List.of(),
                Optional.of("20.10.5+dfsg1"),
                "",
                "inactive",
                "",
                Set.of("consul", "etcd", "zookeeper"),
                0,
                Set.of(),
                Set.of(),
                Set.of(),
                true,
                true,
                true,
                true,
                true,
                List.of());
        var address = new SshAddress("demo0", "10.0.0.7", 22, "root", Path.of("key"), "");
        var observed = List.of(new Observed(host, Optional.of(address), Optional.of(facts), Optional.empty()));
        var inventory = new Inventory(Inventory.Kind.CSV, "hosts.csv", List.of(host), List.of());
        return new AdoptView(Catalogue.ofProduct(), language, columns)
                .lines(AdoptReport.of(inventory, observed, List.of()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_show_a_table_where_it_fits(Language language) {
        for (int columns : List.of(0, 120)) {
            assertThat(lines(language, columns).lines().filter(it -> it.matches(". +demo0 +20\\.10\\.5.*")))
                    .singleElement()
                    .satisfies(it -> assertThat(it).contains(FACTS));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_name_each_fact_where_the_table_is_wider_than_the_window(Language language) {
        var heading = Catalogue.ofProduct().say(language, Text.of("adopt.column.engine"));

        assertThat(lines(language, 80).lines().filter(it -> it.contains("20.10.5")))
                .singleElement()
                .satisfies(it ->
                        assertThat(it).startsWith("    " + heading + " 20.10.5").contains(FACTS));
    }

    @Test
    void should_break_no_line_of_the_table() {
        assertThat(lines(Language.EN, 80)).containsPattern("(?m)^. demo0$");
    }
}
