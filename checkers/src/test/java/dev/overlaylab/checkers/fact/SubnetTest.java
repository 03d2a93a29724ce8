package dev.overlaylab.checkers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.9.0/24, 10.0.9.2, true", "10.0.9.0/24, 10.0.8.255, false", "172.18.0.0/16, 172.18.255.255, true",
        "0.0.0.0/0, 203.0.113.9, true", "192.168.99.100/32, 192.168.99.100, true",
                "192.168.99.100/32, 192.168.99.101, false",
        "128.0.0.0/1, 127.0.0.1, false", "10.0.9.0/24, nowhere, false", "10.0.9.0/24, '', false"
    })
    void should_know_its_addresses(String subnet, String address, boolean inside) {
        assertThat(Subnet.of(subnet).orElseThrow().contains(address)).isEqualTo(inside);
    }

    @Test
    void should_be_the_same_whichever_address_names_it() {
        assertThat(Subnet.of("10.0.9.7/24")).isEqualTo(Subnet.of("10.0.9.0/24"));
        assertThat(Subnet.of("255.254.9.7/24").orElseThrow()).hasToString("255.254.9.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.9", "10.0.9.256/24", "10.0.9.0/33", "fd00::/64", "10.0.9.0/24 ", "a.b.c.d"})
    void should_be_nothing_when_it_is_no_ipv4_subnet(String text) {
        assertThat(Subnet.of(text)).isEmpty();
    }
}
