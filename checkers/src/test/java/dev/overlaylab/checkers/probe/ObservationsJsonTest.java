package dev.overlaylab.checkers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsJsonTest {
    private static final String ENGINE =
            "{'id':'i','name':'n','version':'v','kernel':'k','clusterStore':'','clusterAdvertise':''}";

    private final ObservationsJson json = new ObservationsJson();

    @Test
    void should_read_back_exactly_what_was_written() throws MalformedObservationsException {
        var observations = Recording.ofEveryKind();

        var text = json.write(observations);

        assertThat(json.read(text)).isEqualTo(observations);
        assertThat(json.write(json.read(text))).isEqualTo(text);
    }

    @Test
    void should_write_equal_observations_as_equal_text() {
        var all = Recording.ofEveryKind().byProbe();
        var backwards = new LinkedHashMap<Probe, Observation>();
        all.entrySet().stream()
                .sorted((a, b) -> b.getKey().toString().compareTo(a.getKey().toString()))
                .forEach(it -> backwards.put(it.getKey(), it.getValue()));

        assertThat(json.write(new Observations(backwards))).isEqualTo(json.write(Recording.ofEveryKind()));
    }

    @Test
    void should_keep_what_was_asked_and_not_how() {
        var written = json.write(Recording.ofEveryKind());

        assertThat(written).contains("""
                        {"kind":"trials","machine":"demo0","place":{"kind":"host"},"commands":["exec ip -j a","echo it's"]}""").doesNotContain("/proc/uptime", "trial()");
    }

    @Test
    void should_read_no_observations() throws MalformedObservationsException {
        assertThat(json.read(json.write(new Observations(Map.of()))).byProbe()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | line 1",
                "{} | format",
                "{'format':2,'observations':[]} | format 2 is not known",
                "{'format':1,'observations':[]} tail | line 1",
                "{'format':1,'observations':[],'more':1} | more",
                "{'format':1,'observations':[null]} | observations",
                "{'format':1,'observations':[{'probe':{'kind':'magic','machine':'m'},'seen':null}]} | magic",
                "{'format':1,'observations':[{'probe':{'kind':'shell','machine':'m'},'seen':{'kind':'nothing',"
                        + "'cause':'LOST','detail':''}}]} | script",
                "{'format':1,'observations':[{'probe':{'kind':'engine','machine':'m'},'seen':{'kind':'nothing',"
                        + "'cause':'TIRED','detail':''}}]} | TIRED",
                "{'format':1,'observations':[{'probe':{'kind':'engine','machine':'m'},'seen':{'kind':'nothing',"
                        + "'cause':0,'detail':''}}]} | cause",
                "{'format':1,'observations':[{'probe':{'kind':'engine','machine':'m'},'seen':{'kind':'engine','state':"
                        + ENGINE + "}},{'probe':{'kind':'engine','machine':'m'},'seen':{'kind':'engine','state':"
                        + ENGINE + "}}]} | two answers",
                "{'format':1,'format':1,'observations':[]} | format",
            })
    void should_say_where_a_text_is_no_recording(String text, String expected) {
        assertThatThrownBy(() -> json.read(text.replace('\'', '"')))
                .isInstanceOf(MalformedObservationsException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void should_refuse_what_is_nested_beyond_reason() {
        assertThatThrownBy(() -> json.read("[".repeat(10_000))).isInstanceOf(MalformedObservationsException.class);
    }
}
