package dev.slipway.resources;

import dev.slipway.aws.Account;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.resources.acm.Certificate;
import dev.slipway.resources.acm.CertificateValidation;
import dev.slipway.resources.autoscaling.ScalableTarget;
import dev.slipway.resources.autoscaling.ScalingPolicy;
import dev.slipway.resources.ec2.SecurityGroup;
import dev.slipway.resources.ecs.Cluster;
import dev.slipway.resources.ecs.EcsService;
import dev.slipway.resources.ecs.TaskDefinition;
import dev.slipway.resources.elb.Listener;
import dev.slipway.resources.elb.ListenerRule;
import dev.slipway.resources.elb.LoadBalancer;
import dev.slipway.resources.elb.TargetGroup;
import dev.slipway.resources.firehose.DeliveryStream;
import dev.slipway.resources.iam.Role;
import dev.slipway.resources.iam.RolePolicy;
import dev.slipway.resources.logs.LogGroup;
import dev.slipway.resources.logs.LogStream;
import dev.slipway.resources.route53.DnsRecord;
import dev.slipway.resources.s3.Bucket;
import dev.slipway.resources.s3.BucketEncryption;
import dev.slipway.resources.s3.BucketLifecycle;
import dev.slipway.resources.s3.BucketOwnership;
import dev.slipway.resources.s3.BucketPolicy;
import dev.slipway.resources.s3.BucketPublicAccessBlock;
import dev.slipway.resources.s3.BucketVersioning;
import dev.slipway.resources.secretsmanager.Secret;
import dev.slipway.resources.servicediscovery.HttpNamespace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every kind of resource that Slipway can manage in one account. */
public final class Catalogue {
    private final Map<Class<?>, ResourceKind<?>> kinds = new LinkedHashMap<>();

    public Catalogue(Account account) {
        add(new SecurityGroup.Kind(account));
        add(new Role.Kind(account));
        add(new RolePolicy.Kind(account));
        add(new Secret.Kind(account));
        add(new Certificate.Kind(account));
        add(new CertificateValidation.Kind(account));
        add(new DnsRecord.Kind(account));
        add(new LoadBalancer.Kind(account));
        add(new TargetGroup.Kind(account));
        add(new Listener.Kind(account));
        add(new ListenerRule.Kind(account));
        add(new Cluster.Kind(account));
        add(new HttpNamespace.Kind(account));
        add(new TaskDefinition.Kind(account));
        add(new EcsService.Kind(account));
        add(new ScalableTarget.Kind(account));
        add(new ScalingPolicy.Kind(account));
        add(new LogGroup.Kind(account));
        add(new LogStream.Kind(account));
        add(new DeliveryStream.Kind(account));
        add(new Bucket.Kind(account));
        add(new BucketPublicAccessBlock.Kind(account));
        add(new BucketOwnership.Kind(account));
        add(new BucketEncryption.Kind(account));
        add(new BucketVersioning.Kind(account));
        add(new BucketLifecycle.Kind(account));
        add(new BucketPolicy.Kind(account));
    }

    private void add(ResourceKind<?> kind) {
        kinds.put(kind.type(), kind);
    }

    /** All kinds. */
    public List<ResourceKind<?>> kinds() {
        return List.copyOf(kinds.values());
    }

    /**
     * The kind of a resource.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked") // a kind is kept under the type that it describes
    public <R extends Resource> ResourceKind<R> of(Class<R> type) {
        ResourceKind<?> kind = kinds.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("no kind for " + type);
        }
        return (ResourceKind<R>) kind;
    }
}
