package dev.overlaylab.site.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.checkers.check.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the site says about assertions is what their Javadoc says now. */
class AssertionsTest {
    private static final Path SOURCES = Path.of("../checkers/src/main/java/dev/overlaylab/checkers/assertion");
    private static final Path SHIPPED = Path.of("src/main/resources" + Assertions.FILE);

    @Test
    void should_say_what_the_javadoc_says() throws IOException {
        // given
        var indented = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indented).withArrayIndenter(indented);
        var read = new JsonMapper().writer(printer).writeValueAsString(JavadocReader.read(SOURCES)) + "\n";

        // when
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(SHIPPED, read);
        }

        // then
        assertThat(Files.readString(SHIPPED))
                .as("Write it anew: mvn -pl site -am verify -Dtest=AssertionsTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true")
                .isEqualTo(read);
    }

    @Test
    void should_have_words_and_examples_for_every_assertion() {
        var classes = Assertions.ofProduct();
        var codes = Arrays.stream(Reason.values()).map(Reason::code).toList();

        assertThat(classes)
                .extracting(AssertionClass::name)
                .startsWith("ClusterAssertions")
                .contains("NetworkAssert");
        for (var type : classes) {
            assertThat(type.says()).as(type.name()).isNotBlank();
            for (var method : type.methods()) {
                var name = type.name() + "." + method.signature();
                assertThat(method.says()).as(name).isNotBlank().doesNotContain("{@", "<p>", "<pre>");
                if (type.name().endsWith("Assert")
                        && method.signature().startsWith(type.name() + " ")
                        && !method.name().equals("onHosts")) {
                    assertThat(method.examples().stream().map(it -> it.fails().isEmpty()))
                            .as(name + " asserts something: one that passes, one that fails")
                            .contains(true, false);
                }
                assertThat(method.examples()).as(name).allSatisfy(it -> {
                    assertThat(it.code()).contains(method.name() + "(");
                    assertThat(it.fails())
                            .satisfiesAnyOf(
                                    code -> assertThat(code).isEmpty(),
                                    code -> assertThat(codes).contains(code),
                                    code -> assertThat(code).matches("[A-Za-z]+Exception|cannot\\..*"));
                });
            }
        }
        assertThat(classes.stream()
                        .filter(it -> it.name().equals("NetworkAssert"))
                        .flatMap(it -> it.methods().stream())
                        .map(AssertionClass.Method::signature))
                .contains("NetworkAssert hasSubnet(String cidr)");
    }
}
