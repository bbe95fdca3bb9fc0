package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.Reach;
import dev.slipway.aws.Discovery.Subnet;
import dev.slipway.aws.Discovery.Vpc;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Network;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the stack stands: a VPC and subnets of it, which the account has already. */
final class NetworkModel {
    private static final int LOOKED_THROUGH = 8;

    private final Draft draft;
    private final Texts texts;
    private final Surroundings around;
    private final Latest looking;
    private final Latest asking;
    private final BooleanBinding busy;
    private final Values values;
    private final ObservableList<Vpc> vpcs = FXCollections.observableArrayList();
    private final ObjectProperty<Vpc> vpc = new SimpleObjectProperty<>();
    private final ObservableList<SubnetChoice> open = FXCollections.observableArrayList();
    private final ObservableList<SubnetChoice> inner = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<List<Subnet>> subnets = Optional.empty();
    private boolean looked;
    private boolean filling;

    /** What looking through the account brought. */
    private record Found(List<Vpc> vpcs, Optional<Vpc> best) {}

    NetworkModel(Draft draft, Texts texts, Threads threads, Surroundings around) {
        this.draft = draft;
        this.texts = texts;
        this.around = around;
        this.looking = new Latest(threads);
        this.asking = new Latest(threads);
        this.busy = looking.busy().or(asking.busy());
        this.values = new LoadBalancerValues(draft).values();
        vpc.addListener((_, _, now) -> choose(now));
    }

    Values values() {
        return values;
    }

    Draft draft() {
        return draft;
    }

    ObservableList<Vpc> vpcs() {
        return vpcs;
    }

    /** The chosen one; null before one is. */
    ObjectProperty<Vpc> vpc() {
        return vpc;
    }

    /** Subnets for the load balancer. */
    ObservableList<SubnetChoice> open() {
        return open;
    }

    /** Subnets for the tasks. */
    ObservableList<SubnetChoice> inner() {
        return inner;
    }

    BooleanBinding busy() {
        return busy;
    }

    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the account was looked through and has no network at all. */
    boolean isEmpty() {
        return looked && vpcs.isEmpty();
    }

    /** In how many zones the load balancer stands. */
    int zones() {
        Set<String> zones = new HashSet<>();
        open.stream().filter(it -> it.taken().get()).forEach(it -> zones.add(it.subnet().zone()));
        return zones.isEmpty() ? draft.get().network().publicSubnets().size() : zones.size();
    }

    /** Looks what there is, again if it was asked before. */
    void look() {
        failure.set(Optional.empty());
        String wanted = draft.get().network().vpcId();
        looking.ask(
                texts.get("wizard.network.looking"), () -> find(wanted), this::found, this::failed);
    }

    void close() {
        looking.cancel();
        asking.cancel();
    }

    /** The VPC the stack names, or else the first with room for all of it. */
    private Found find(String wanted) {
        List<Vpc> all = around.vpcs();
        Optional<Vpc> best =
                wanted.isBlank()
                        ? all.stream().limit(LOOKED_THROUGH).filter(this::isComplete).findFirst()
                        : all.stream().filter(it -> it.id().equals(wanted)).findFirst();
        return new Found(all, best);
    }

    private boolean isComplete(Vpc candidate) {
        return new Suitable(around.subnets(candidate.id())).isComplete();
    }

    private void found(Found found) {
        looked = true;
        filling = true;
        Vpc before = vpc.get();
        vpcs.setAll(found.vpcs());
        filling = false;
        Network network = draft.get().network();
        Optional<Vpc> chosen =
                found.best()
                        .or(
                                () ->
                                        network.vpcId().isBlank() && found.vpcs().size() == 1
                                                ? Optional.of(found.vpcs().getFirst())
                                                : Optional.empty());
        if (chosen.isPresent() && chosen.get().equals(before)) {
            choose(before);
        }
        chosen.ifPresent(vpc::set);
        judge();
    }

    private void failed(Failure what) {
        failure.set(Optional.of(what));
    }

    private void choose(Vpc now) {
        if (filling || now == null) {
            return;
        }
        Network network = draft.get().network();
        boolean other = !network.vpcId().equals(now.id());
        if (other) {
            subnets = Optional.empty();
            show(List.of());
            draft.change(
                    stack ->
                            stack.withNetwork(
                                    new Network(now.id(), now.cidr(), List.of(), List.of())));
        }
        failure.set(Optional.empty());
        asking.ask(
                texts.get("wizard.network.looking"),
                () -> around.subnets(now.id()),
                all -> answered(now, all),
                this::failed);
    }

    private void answered(Vpc of, List<Subnet> all) {
        subnets = Optional.of(all);
        Network network = draft.get().network();
        Suitable suitable = new Suitable(all);
        draft.change(
                stack ->
                        stack.withNetwork(
                                new Network(
                                        of.id(),
                                        of.cidr(),
                                        orElse(network.publicSubnets(), suitable.open()),
                                        orElse(network.privateSubnets(), suitable.inner()))));
        show(all);
        judge();
    }

    private static List<String> orElse(List<String> chosen, List<String> proposed) {
        return chosen.isEmpty() ? proposed : chosen;
    }

    private void show(List<Subnet> all) {
        Network network = draft.get().network();
        open.setAll(choices(all, network.publicSubnets(), true));
        inner.setAll(choices(all, network.privateSubnets(), false));
    }

    /** The subnets of a kind, and those that were taken although they are of another. */
    private List<SubnetChoice> choices(List<Subnet> all, List<String> taken, boolean forBalancer) {
        List<SubnetChoice> choices = new ArrayList<>();
        for (Subnet subnet : all) {
            boolean chosen = taken.contains(subnet.id());
            if (chosen || (subnet.reach() == Reach.PUBLIC) == forBalancer) {
                SubnetChoice choice = new SubnetChoice(subnet, chosen);
                choice.taken().addListener((_, _, now) -> take(subnet.id(), now, forBalancer));
                choices.add(choice);
            }
        }
        return choices;
    }

    private void take(String id, boolean taken, boolean forBalancer) {
        draft.change(
                stack -> {
                    Network it = stack.network();
                    return stack.withNetwork(
                            forBalancer
                                    ? new Network(
                                            it.vpcId(),
                                            it.vpcCidr(),
                                            with(it.publicSubnets(), id, taken),
                                            it.privateSubnets())
                                    : new Network(
                                            it.vpcId(),
                                            it.vpcCidr(),
                                            it.publicSubnets(),
                                            with(it.privateSubnets(), id, taken)));
                });
        draft.touch(forBalancer ? "network.publicSubnets" : "network.privateSubnets");
        judge();
    }

    /** Beside what is taken, only what the VPC has is kept. */
    private List<String> with(List<String> before, String id, boolean taken) {
        List<String> now = new ArrayList<>(before.stream().filter(it -> !it.equals(id)).toList());
        subnets.ifPresent(
                all -> now.removeIf(it -> all.stream().noneMatch(s -> s.id().equals(it))));
        if (taken) {
            now.add(id);
        }
        return now;
    }

    private void judge() {
        if (looked) {
            draft.note(
                    "network", new NetworkJudge(texts, draft.get().network()).judge(vpcs, subnets));
        }
    }
}
