package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {
    @ParameterizedTest
    @CsvSource({
        "engine.example, https://engine.example/ovirt-engine",
        "' engine.example ', https://engine.example/ovirt-engine",
        "Engine.Example:443, https://engine.example/ovirt-engine",
        "engine.example:8443, https://engine.example:8443/ovirt-engine",
        "https://engine.example, https://engine.example/ovirt-engine",
        "https://engine.example/ovirt-engine/api/vms?x=1, https://engine.example/ovirt-engine",
        "https://engine.example/ovirt-engine/webadmin/?locale=en_US#vms, https://engine.example/ovirt-engine",
        "192.0.2.7:8443, https://192.0.2.7:8443/ovirt-engine",
        "[2001:db8::7]:8443, https://[2001:db8::7]:8443/ovirt-engine",
    })
    void whatAPersonTypesBecomesTheEnginesAddress(String typed, String expected) {
        assertThat(EngineAddress.parse(typed).base()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "http://engine.example",
                "ftp://engine.example",
                "a b",
                "user:pw@engine.example",
                "engine.example:0",
                "engine.example:99999",
                "https://",
                "https:///x",
                "engine_with_underscore:x"
            })
    void whatIsNoAddressOfAnEngineIsRefused(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> EngineAddress.parse(typed));
    }
}
