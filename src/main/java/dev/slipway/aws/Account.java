package dev.slipway.aws;

import static software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR;
import static software.amazon.awssdk.core.client.config.SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION;

import dev.slipway.engine.Time;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClientBuilder;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One AWS account in one region. Its clients are built when first asked for, share one transport,
 * keep to one budget of calls per service, and have one opinion about what is worth another try.
 * Asking for a client may take some hundred milliseconds, so it does not belong on a UI thread.
 */
public final class Account implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** The slowest answers, to a delete of a thousand objects, take a few seconds. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /** Who the credentials belong to. */
    public record Identity(String accountId, String arn) {

        /** {@code aws}, {@code aws-cn} or {@code aws-us-gov}: the second part of every ARN. */
        public String partition() {
            return arn.split(":", 3)[1];
        }
    }

    private final AccountSettings settings;
    private final Calls calls;
    private final Retries retries;
    private final Map<Class<?>, SdkClient> clients = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
    private final Supplier<SdkHttpClient> transport;
    private final Supplier<Identity> identity;

    public Account(AccountSettings settings) {
        this.settings = settings;
        this.calls = new Calls();
        this.retries =
                new Retries(settings.time(), new Budgets(settings.time()), calls, settings.audit());
        this.transport =
                Once.of(
                        () ->
                                settings.transport()
                                        .orElseGet(
                                                () ->
                                                        UrlConnectionHttpClient.builder()
                                                                .connectionTimeout(CONNECT_TIMEOUT)
                                                                .socketTimeout(ANSWER_TIMEOUT)
                                                                .build()));
        this.identity =
                Once.of(
                        () -> {
                            GetCallerIdentityResponse caller = sts().getCallerIdentity();
                            return new Identity(caller.account(), caller.arn());
                        });
    }

    public Region region() {
        return settings.region();
    }

    /** The region's code, such as {@code us-east-2}. */
    public String regionId() {
        return settings.region().id();
    }

    /** The clock in which everything that concerns this account waits. */
    public Time time() {
        return settings.time();
    }

    /** Whose account it is; asked once. */
    public Identity identity() {
        return identity.get();
    }

    public String partition() {
        return identity().partition();
    }

    /** Looks the credentials up again, after somebody signed in. */
    public void renewCredentials() {
        if (settings.credentials() instanceof Credentials renewable) {
            renewable.renew();
        }
    }

    public AcmClient acm() {
        return client(AcmClient.class, AcmClient::builder);
    }

    public ApplicationAutoScalingClient autoScaling() {
        return client(ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder);
    }

    public CloudWatchClient cloudWatch() {
        return client(CloudWatchClient.class, CloudWatchClient::builder);
    }

    public CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    /**
     * What has the calls of CloudWatch Logs whose answers go on: Live Tail. They are made in one
     * try and off the budget. Nothing of it is loaded before somebody asks.
     */
    public CloudWatchLogsAsyncClient liveLogs() {
        Class<CloudWatchLogsAsyncClient> type = CloudWatchLogsAsyncClient.class;
        return type.cast(clients.computeIfAbsent(type, any -> buildLiveLogs()));
    }

    private CloudWatchLogsAsyncClient buildLiveLogs() {
        CloudWatchLogsAsyncClientBuilder builder = CloudWatchLogsAsyncClient.builder();
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(settings.region())
                .credentialsProvider(settings.credentials())
                .dualstackEnabled(false)
                .httpClient(new Streams(transport.get(), settings.time()))
                .asyncConfiguration(
                        how -> how.advancedOption(FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(this::streaming)
                .build();
    }

    private void streaming(ClientOverrideConfiguration.Builder override) {
        override.retryStrategy(AwsRetryStrategy.doNotRetry())
                .putAdvancedOption(DISABLE_HOST_PREFIX_INJECTION, elsewhere("CLOUDWATCH_LOGS"))
                .addExecutionInterceptor(new StreamAudit(settings.audit(), settings.time()));
        settings.interceptors().forEach(override::addExecutionInterceptor);
    }

    public Ec2Client ec2() {
        return client(Ec2Client.class, Ec2Client::builder);
    }

    public EcsClient ecs() {
        return client(EcsClient.class, EcsClient::builder);
    }

    public ElasticLoadBalancingV2Client elb() {
        return client(ElasticLoadBalancingV2Client.class, ElasticLoadBalancingV2Client::builder);
    }

    public FirehoseClient firehose() {
        return client(FirehoseClient.class, FirehoseClient::builder);
    }

    public IamClient iam() {
        return client(IamClient.class, IamClient::builder);
    }

    public Route53Client route53() {
        return client(Route53Client.class, Route53Client::builder);
    }

    public S3Client s3() {
        return client(S3Client.class, () -> S3Client.builder().forcePathStyle(elsewhere("S3")));
    }

    public SecretsManagerClient secrets() {
        return client(SecretsManagerClient.class, SecretsManagerClient::builder);
    }

    public ServiceDiscoveryClient serviceDiscovery() {
        return client(ServiceDiscoveryClient.class, ServiceDiscoveryClient::builder);
    }

    public StsClient sts() {
        return client(StsClient.class, StsClient::builder);
    }

    public ResourceGroupsTaggingApiClient tagging() {
        return client(
                ResourceGroupsTaggingApiClient.class, ResourceGroupsTaggingApiClient::builder);
    }

    /**
     * What a call answers that is given up at its first failure, for who knows better when it is
     * worth another try.
     */
    public <T> T inOneTry(Supplier<T> call) {
        return ScopedValue.where(Retries.SPARED, true).call(call::get);
    }

    /**
     * The one object of its type for this account, such as the batched look-ups that all kinds of a
     * service share.
     */
    public <T> T shared(Class<T> type, Function<Account, T> make) {
        return type.cast(shared.computeIfAbsent(type, any -> make.apply(this)));
    }

    /** Whether a service is reached at an address that has no host names for its parts. */
    private boolean elsewhere(String service) {
        return settings.endpoint().isPresent()
                || System.getenv().containsKey("AWS_ENDPOINT_URL")
                || System.getenv().containsKey("AWS_ENDPOINT_URL_" + service);
    }

    private <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
            C client(Class<C> type, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(type, any -> configured(builder.get()).build()));
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B configured(
            B builder) {
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(settings.region())
                .credentialsProvider(settings.credentials())
                .dualstackEnabled(false)
                .httpClient(transport.get())
                .overrideConfiguration(
                        override -> {
                            override.retryStrategy(retries).addExecutionInterceptor(calls);
                            settings.interceptors().forEach(override::addExecutionInterceptor);
                        });
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        if (settings.transport().isEmpty()) {
            transport.get().close();
        }
    }
}
