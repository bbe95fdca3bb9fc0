package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;

/** The interop lane stands: the server is there, and the SDK talks to it over HTTP. */
@Tag("interop")
@ExtendWith(MotoServer.class)
class MotoServerTest {
    @Test
    void answersTheSdkOverHttp(MotoServer.Endpoint moto) {
        try (var account = moto.account()) {
            assertThat(account.identity().accountId()).matches("\\d{12}");
        }
    }

    @Test
    void aServerThatCannotStartIsAnErrorAndNoReasonToSkip() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MotoServer.start(Map.of("PYTHONPATH", "/", "PYTHONHOME", "/")));
    }
}
