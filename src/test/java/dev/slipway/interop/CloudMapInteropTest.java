package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Live;
import dev.slipway.resources.servicediscovery.HttpNamespace;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

import java.util.Map;

@Tag("interop")
@ExtendWith(MotoServer.class)
class CloudMapInteropTest {

    @Test
    void aNamespaceLives(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<HttpNamespace> life = ground.life(new HttpNamespace.Kind(ground.account), "main");

        Live<HttpNamespace> namespace = life.create(new HttpNamespace("shop"));
        life.tag(namespace);

        ground.operations();
        life.read(namespace.properties());
        assertThat(ground.operations()).containsExactly("ListNamespaces", "ListTagsForResource");
        life.delete(namespace);
    }

    @Test
    void whatEcsLeavesBehindGoesWithTheNamespace(MotoServer.Endpoint moto) {
        Ground ground = new Ground(moto);
        Lifecycle<HttpNamespace> life = ground.life(new HttpNamespace.Kind(ground.account), "main");
        Live<HttpNamespace> namespace = life.create(new HttpNamespace("shop"));
        ServiceDiscoveryClient cloudMap = ground.account.serviceDiscovery();
        String service =
                cloudMap.createService(s -> s.name("web").namespaceId(namespace.id()))
                        .service()
                        .id();
        cloudMap.registerInstance(
                i ->
                        i.serviceId(service)
                                .instanceId("task")
                                .attributes(Map.of("AWS_INSTANCE_IPV4", "10.0.0.1")));

        life.delete(namespace);

        assertThat(cloudMap.listServices().services()).isEmpty();
    }
}
