package dev.slipway.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.aws.SsoLogin;
import dev.slipway.ui.Fields;
import dev.slipway.ui.Windowed;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The page of the accounts as somebody sees it who has credentials in the environment. */
class AccountsPageTest {
    private final List<Access> opened = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private Windowed window;
    private Fields fields;
    private HttpServer server;

    private final class Computer implements Accounts {
        @Override
        public List<Profiles.Named> profiles() {
            return List.of();
        }

        @Override
        public boolean environment() {
            return true;
        }

        @Override
        public Session open(Access access, MfaCodes codes) {
            opened.add(access);
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw new IllegalStateException("nobody waits for this");
        }

        @Override
        public void signIn(Profiles.SsoStart start, Consumer<SsoLogin.Prompt> prompt) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Server", "nginx");
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        window = new Windowed();
        fields = new Fields(window);
        window.show(kit -> new AccountsController(kit, new Computer(), MfaCodes.nobody(), ways()));
    }

    private static AccountsController.Ways ways() {
        return new AccountsController.Ways() {
            @Override
            public void opened(Session session) {
                throw new AssertionError("none can be opened here");
            }

            @Override
            public void back() {}
        };
    }

    @AfterEach
    void close() {
        never.countDown();
        window.close();
        server.stop(0);
    }

    private void chooseAnAddress() {
        window.await("ways in", () -> !list().getItems().isEmpty());
        window.ask(
                () -> {
                    list().getSelectionModel().selectLast();
                    return true;
                });
        window.see("accounts-endpoint");
    }

    private ListView<?> list() {
        return (ListView<?>) fields.find("accounts-ways");
    }

    @Test
    void whatAnswersAtAnAddressIsSaid() {
        chooseAnAddress();
        int port = server.getAddress().getPort();
        window.type("accounts-endpoint", "http://localhost:" + port);
        assertThat(window.sees("accounts-answer")).isFalse();
        window.click("accounts-probe");
        window.see("accounts-answer", "not AWS (HTTP 404 from nginx)");
        server.stop(0);
        window.type("accounts-endpoint", "http://localhost:" + port + "/");
        assertThat(window.sees("accounts-answer")).isFalse();
        window.click("accounts-probe");
        window.see("accounts-answer", "Nothing listens there");
    }

    @Test
    void plainHttpToAnotherComputerIsWarnedOf() {
        chooseAnAddress();
        window.type("accounts-endpoint", "http://localhost:5000");
        assertThat(window.sees("accounts-exposed")).isFalse();
        window.type("accounts-endpoint", "http://moto.example.org:5000");
        assertThat(window.sees("accounts-exposed")).isTrue();
    }

    @Test
    void regionsAreChosenByTheirNames() {
        window.await("ways in", () -> !list().getItems().isEmpty());
        window.choose("accounts-region", "eu-central-1");
        window.see("accounts-place", "Europe (Frankfurt)");
        window.ask(
                () -> {
                    ((ComboBox<?>) fields.find("accounts-region")).getEditor().setText("moon-1");
                    return true;
                });
        window.see("accounts-place", "No region that this Slipway knows");
    }

    @Test
    void whileAnAccountIsBeingOpenedOneCanOnlyGiveUp() {
        window.await("ways in", () -> !list().getItems().isEmpty());
        window.click("accounts-open");
        window.see("accounts-cancel");
        for (String each : List.of("accounts-open", "accounts-back")) {
            assertThat(window.button(each).isDisabled()).isTrue();
        }
        assertThat(list().isDisabled()).isTrue();
        fields.press(KeyCode.ESCAPE);
        window.await("the page as it was", () -> !list().isDisabled());
        assertThat(window.sees("accounts-cancel")).isFalse();
        assertThat(opened).hasSize(1);
    }
}
