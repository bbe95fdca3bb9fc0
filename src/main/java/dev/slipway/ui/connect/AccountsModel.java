package dev.slipway.ui.connect;

import dev.slipway.aws.AwsErrors;
import dev.slipway.aws.EndpointProbe;
import dev.slipway.aws.EndpointProbe.Answer;
import dev.slipway.aws.MfaCodes;
import dev.slipway.aws.Profiles;
import dev.slipway.engine.Failure;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which account to work in: what there is to choose from, and what was chosen. */
final class AccountsModel {
    private final Texts texts;
    private final Accounts accounts;
    private final MfaCodes codes;
    private final Latest looking;
    private final Latest opening;
    private final Latest probing;
    private final Function<URI, Answer> probe;
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Way> ways = FXCollections.observableArrayList();
    private final ObjectProperty<Way> chosen = new SimpleObjectProperty<>();
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Failure>> failure =
            new SimpleObjectProperty<>(Optional.empty());

    /** Something to choose. */
    sealed interface Way {
        record OfProfile(Profiles.Named profile) implements Way {}

        record OfEnvironment() implements Way {}

        record OfEndpoint() implements Way {}
    }

    /**
     * @param probe finds out what answers at an address
     */
    AccountsModel(
            Texts texts,
            Threads threads,
            Accounts accounts,
            MfaCodes codes,
            Function<URI, Answer> probe) {
        this.texts = texts;
        this.accounts = accounts;
        this.codes = codes;
        this.looking = new Latest(threads);
        this.opening = new Latest(threads);
        this.probing = new Latest(threads);
        this.probe = probe;
        endpoint.addListener((_, _, _) -> forget());
        chosen.subscribe(way -> region.set(ownRegion(way)));
    }

    ObservableList<Way> ways() {
        return ways;
    }

    ObjectProperty<Way> chosen() {
        return chosen;
    }

    /** The region to work in; empty for what the environment says. */
    StringProperty region() {
        return region;
    }

    StringProperty endpoint() {
        return endpoint;
    }

    /** Why the account could not be opened. */
    ObjectProperty<Optional<Failure>> failure() {
        return failure;
    }

    ReadOnlyBooleanProperty busy() {
        return opening.busy();
    }

    /** What answers at the address, once somebody asked. */
    ReadOnlyObjectProperty<Optional<Answer>> answer() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty probing() {
        return probing.busy();
    }

    private void forget() {
        probing.cancel();
        answer.set(Optional.empty());
    }

    /** Finds out what answers at the address, if it is one. */
    void probe() {
        address()
                .ifPresent(
                        uri ->
                                probing.ask(
                                        texts.get("accounts.probe.busy"),
                                        () -> probe.apply(uri),
                                        found -> answer.set(Optional.of(found)),
                                        why -> failure.set(Optional.of(why))));
    }

    /** Whether what is sent to the address can be read on its way. */
    boolean isExposed() {
        return address().filter(EndpointProbe::isExposed).isPresent();
    }

    private static String ownRegion(Way way) {
        return way instanceof Way.OfProfile(var profile) ? profile.region().orElse("") : "";
    }

    /** Looks what there is. */
    void look() {
        looking.ask(
                texts.get("accounts.looking"),
                () -> {
                    var found = FXCollections.<Way>observableArrayList();
                    accounts.profiles().forEach(each -> found.add(new Way.OfProfile(each)));
                    if (accounts.environment()) {
                        found.addFirst(new Way.OfEnvironment());
                    }
                    found.add(new Way.OfEndpoint());
                    return found;
                },
                found -> {
                    ways.setAll(found);
                    chosen.set(found.getFirst());
                },
                why -> failure.set(Optional.of(why)));
    }

    /** The way in that was chosen, if it is complete. */
    Optional<Access> access() {
        Optional<String> where = Optional.of(region.get().strip()).filter(id -> !id.isEmpty());
        return switch (chosen.get()) {
            case Way.OfProfile(var profile) ->
                    Optional.of(new Access.Profile(profile.name(), where));
            case Way.OfEnvironment() -> Optional.of(new Access.Environment(where));
            case Way.OfEndpoint() ->
                    address().map(uri -> new Access.Custom(uri, Optional.empty(), where));
            case null -> Optional.empty();
        };
    }

    private Optional<URI> address() {
        try {
            return Optional.of(new URI(endpoint.get().strip()))
                    .filter(uri -> uri.getHost() != null)
                    .filter(uri -> String.valueOf(uri.getScheme()).matches("https?"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Opens what was chosen.
     *
     * @param login is told of a failure that signing in would mend
     */
    void open(Consumer<Session> opened, Consumer<Failure> login) {
        failure.set(Optional.empty());
        Optional<Access> access = access();
        if (access.isEmpty()) {
            failure.set(
                    Optional.of(
                            Failure.of(
                                    texts.get("accounts.opening"),
                                    texts.get("accounts.endpoint.wrong"),
                                    texts.get("accounts.endpoint.remedy"))));
            return;
        }
        opening.ask(
                texts.get("accounts.opening"),
                () -> {
                    Session session = accounts.open(access.get(), codes);
                    session.account().identity();
                    return session;
                },
                opened,
                why -> {
                    failure.set(Optional.of(why));
                    if (mendedBySigningIn(why)) {
                        login.accept(why);
                    }
                },
                Session::close);
    }

    /** Does not open it after all. */
    void cancel() {
        opening.cancel();
    }

    private boolean mendedBySigningIn(Failure why) {
        return signIn().isPresent() && (why.code().isEmpty() || AwsErrors.needsLogin(why));
    }

    /** Where one signs in for what was chosen, if that is how one gets in. */
    Optional<Profiles.SsoStart> signIn() {
        return chosen.get() instanceof Way.OfProfile(var profile)
                        && profile.kind() instanceof Profiles.Kind.Sso(var start)
                ? Optional.of(start)
                : Optional.empty();
    }

    void close() {
        looking.cancel();
        opening.cancel();
        probing.cancel();
    }
}
