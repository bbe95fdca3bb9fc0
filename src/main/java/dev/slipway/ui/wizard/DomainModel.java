package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Certificate.RequestedCertificate;
import dev.slipway.stack.Domain;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Under which name the stack answers, if it has one yet. */
final class DomainModel {
    private static final Domain NONE =
            new Domain("", Optional.empty(), new RequestedCertificate(List.of()));

    private final Draft draft;
    private final Texts texts;
    private final Surroundings around;
    private final Latest looking;
    private final DelegationModel delegation;
    private final Values values = new Values("domain.");
    private final Value<Boolean> present;
    private final Value<String> name;
    private final Value<Optional<HostedZone>> zone;
    private final Value<Boolean> requested;
    private final Value<String> arn;
    private final ObservableList<Optional<HostedZone>> zones = FXCollections.observableArrayList();
    private final ObservableList<String> arns = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Discovery.HostedZone> knownZones = List.of();
    private List<Discovery.Certificate> knownCertificates = List.of();
    private Domain latest = NONE;
    private List<String> latestNames = List.of();
    private String latestArn = "";
    private boolean chosenByHand;
    private boolean proposing;

    DomainModel(Draft draft, Texts texts, Threads threads, Surroundings around) {
        this.draft = draft;
        this.texts = texts;
        this.around = around;
        this.looking = new Latest(threads);
        this.delegation = new DelegationModel(draft, texts, threads, around);
        remember(draft.get());
        chosenByHand = draft.get().domain().isPresent();
        present = Value.of(draft, "domain", stack -> stack.domain().isPresent(), this::switched);
        name = value("name", Domain::name, (it, text) -> named(it, text.strip()));
        zone = value("hostedZone", Domain::hostedZone, DomainModel::in);
        requested = value("certificate", DomainModel::isRequested, this::requesting);
        arn = value("certificate.arn", DomainModel::arn, DomainModel::certified);
        value("certificate.alternativeNames", it -> Values.line(names(it)), DomainModel::alsoNamed);
        name.property().addListener((_, _, _) -> propose());
        zone.property().addListener((_, _, _) -> byHand());
        present.property().addListener((_, _, _) -> judge());
        requested.property().addListener((_, _, _) -> byHand());
        draft.stack().addListener((_, _, now) -> remember(now));
        offer();
    }

    Draft draft() {
        return draft;
    }

    Values values() {
        return values;
    }

    /** Whether there is a domain; what was said of it is kept while there is none. */
    Value<Boolean> present() {
        return present;
    }

    Value<Optional<HostedZone>> zone() {
        return zone;
    }

    Value<Boolean> requested() {
        return requested;
    }

    Value<String> arn() {
        return arn;
    }

    /** The zones to choose from; empty is none. */
    ObservableList<Optional<HostedZone>> zones() {
        return zones;
    }

    /** The certificates to choose from: those that are for the domain. */
    ObservableList<String> arns() {
        return arns;
    }

    boolean isPrivate(HostedZone wanted) {
        return knownZones.stream().anyMatch(it -> it.id().equals(wanted.id()) && it.isPrivate());
    }

    /** The zone as the account has it. */
    Optional<Discovery.HostedZone> known(HostedZone wanted) {
        return knownZones.stream().filter(it -> it.id().equals(wanted.id())).findFirst();
    }

    Optional<Discovery.Certificate> known(String wanted) {
        return knownCertificates.stream().filter(it -> it.arn().equals(wanted)).findFirst();
    }

    ReadOnlyBooleanProperty busy() {
        return looking.busy();
    }

    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    private record Found(
            List<Discovery.HostedZone> zones, List<Discovery.Certificate> certificates) {}

    void look() {
        failure.set(Optional.empty());
        delegation.again();
        looking.ask(
                texts.get("wizard.domain.looking"),
                () -> new Found(around.hostedZones(), around.certificates()),
                this::found,
                what -> failure.set(Optional.of(what)));
    }

    void close() {
        looking.cancel();
        delegation.again();
    }

    private void found(Found found) {
        knownZones = found.zones();
        knownCertificates = found.certificates();
        propose();
    }

    /** As long as nobody chose, the zone and the certificate that fit the name best. */
    private void propose() {
        if (!chosenByHand && !name.get().isBlank()) {
            proposing = true;
            Optional<Discovery.HostedZone> best = bestZone(name.get());
            zone.set(best.map(it -> new HostedZone(it.id(), Optional.of(it.name()))));
            Optional<String> issued =
                    covering().stream()
                            .filter(Discovery.Certificate::isIssued)
                            .map(Discovery.Certificate::arn)
                            .findFirst();
            requested.set(issued.isEmpty());
            issued.ifPresent(arn::set);
            proposing = false;
        }
        offer();
    }

    private Optional<Discovery.HostedZone> bestZone(String domain) {
        return knownZones.stream()
                .filter(it -> !it.isPrivate())
                .filter(it -> domain.equals(it.name()) || domain.endsWith("." + it.name()))
                .max(Comparator.comparingInt(it -> it.name().length()));
    }

    private void byHand() {
        chosenByHand = chosenByHand || !proposing;
        offer();
    }

    private List<Discovery.Certificate> covering() {
        return knownCertificates.stream().filter(it -> it.covers(name.get())).toList();
    }

    private void offer() {
        Optional<HostedZone> chosen = zone.described();
        List<Optional<HostedZone>> offered =
                new java.util.ArrayList<>(
                        knownZones.stream()
                                .map(it -> new HostedZone(it.id(), Optional.of(it.name())))
                                .map(Optional::of)
                                .toList());
        chosen.filter(it -> known(it).isEmpty()).ifPresent(it -> offered.add(chosen));
        offered.addFirst(Optional.empty());
        if (!zones.equals(offered)) {
            zones.setAll(offered);
            zone.restore();
        }
        List<String> certificates =
                new java.util.ArrayList<>(
                        covering().stream().map(Discovery.Certificate::arn).toList());
        String given = arn.get() == null ? arn.described() : arn.get();
        if (!given.isBlank() && !certificates.contains(given)) {
            certificates.add(given);
        }
        if (!arns.equals(certificates)) {
            arns.setAll(certificates);
            arn.restore();
        }
        judge();
    }

    private void judge() {
        draft.note("domain", new DomainJudge(texts, draft.get()).judge(this));
        delegation.ask(
                draft.get().domain().flatMap(Domain::hostedZone).flatMap(chosen -> known(chosen)));
    }

    private void remember(Stack stack) {
        stack.domain()
                .ifPresent(
                        domain -> {
                            latest = domain;
                            if (domain.certificate() instanceof ExistingCertificate(String given)) {
                                latestArn = given;
                            } else {
                                latestNames = names(domain);
                            }
                        });
    }

    private Stack switched(Stack stack, boolean on) {
        return stack.withDomain(
                on ? stack.domain().or(() -> Optional.of(latest)) : Optional.empty());
    }

    private static Domain named(Domain it, String name) {
        return new Domain(name, it.hostedZone(), it.certificate());
    }

    private static Domain in(Domain it, Optional<HostedZone> zone) {
        return new Domain(it.name(), zone, it.certificate());
    }

    private static boolean isRequested(Domain it) {
        return it.certificate() instanceof RequestedCertificate;
    }

    private Domain requesting(Domain it, boolean request) {
        if (request == isRequested(it)) {
            return it;
        }
        Certificate other = request ? new RequestedCertificate(latestNames) : existing();
        return new Domain(it.name(), it.hostedZone(), other);
    }

    private ExistingCertificate existing() {
        return new ExistingCertificate(
                latestArn.isEmpty() && !arns.isEmpty() ? arns.getFirst() : latestArn);
    }

    private static String arn(Domain it) {
        return it.certificate() instanceof ExistingCertificate(String arn) ? arn : "";
    }

    private static Domain certified(Domain it, String arn) {
        return isRequested(it)
                ? it
                : new Domain(it.name(), it.hostedZone(), new ExistingCertificate(arn));
    }

    private static List<String> names(Domain it) {
        return it.certificate() instanceof RequestedCertificate(List<String> names)
                ? names
                : List.of();
    }

    private static Domain alsoNamed(Domain it, String line) {
        return isRequested(it)
                ? new Domain(
                        it.name(), it.hostedZone(), new RequestedCertificate(Values.entries(line)))
                : it;
    }

    private <T> Value<T> value(
            String path, Function<Domain, T> get, BiFunction<Domain, T, Domain> set) {
        return values.add(
                Value.of(
                        draft,
                        values.path(path),
                        stack -> get.apply(stack.domain().orElse(latest)),
                        (stack, value) ->
                                stack.withDomain(stack.domain().map(it -> set.apply(it, value)))));
    }
}
