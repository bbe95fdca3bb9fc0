package dev.slipway.aws;

import dev.slipway.engine.Failure;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.useragent.BusinessMetricFeatureId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at whether an account can be worked with: who we are there, its clock, its region. */
public final class Checkup implements AutoCloseable {
    /** From five minutes on AWS refuses a signature; credentials of SSO and roles last an hour. */
    private static final Duration REFUSED = Duration.ofMinutes(5);

    private static final Duration NOTABLE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final String ACCOUNT = "account";
    private static final String ENDPOINT = "endpoint";

    private final AccountSettings settings;
    private final AnswerDates dates;
    private final Account account;

    public Checkup(AccountSettings settings) {
        this.settings = settings;
        this.dates = new AnswerDates(settings.time());
        List<ExecutionInterceptor> all = new ArrayList<>(settings.interceptors());
        all.add(dates);
        this.account = new Account(settings.with(all.toArray(ExecutionInterceptor[]::new)));
    }

    /** The account that is looked at; closed with this. */
    public Account account() {
        return account;
    }

    /** What is found, in the order in which one thing needs the other. */
    public List<Finding> run() {
        List<Finding> found = new ArrayList<>();
        Instant asked = settings.time().now();
        try {
            Account.Identity identity = account.inOneTry(account::identity);
            Duration took = Duration.between(asked, settings.time().now());
            found.add(Finding.fine(ENDPOINT, where() + " answers in " + took.toMillis() + " ms."));
            found.add(who(identity));
            found.add(clock());
            found.add(region());
        } catch (RuntimeException e) {
            Failure failure = AwsErrors.explain("connecting to AWS", e);
            boolean answered = failure.code().isPresent();
            if (answered) {
                found.add(Finding.fine(ENDPOINT, where() + " answers."));
            }
            String title = answered || AwsErrors.needsLogin(failure) ? ACCOUNT : ENDPOINT;
            found.add(Finding.problem(title, sentence(failure.cause()), failure.remedy()));
            dates.ahead().ifPresent(_ -> found.add(clock()));
        }
        return found;
    }

    private String where() {
        return settings.endpoint().map(Object::toString).orElse("AWS in " + settings.region().id());
    }

    private Finding who(Account.Identity identity) {
        AwsCredentials credentials = settings.credentials().resolveCredentials();
        String who = identity.accountId() + " as " + identity.arn();
        String source = credentials.providerName().map(Checkup::source).orElse("");
        Optional<Instant> end = credentials.expirationTime();
        if (end.isEmpty()) {
            return Finding.fine(ACCOUNT, who + source + ".");
        }
        Duration left = Duration.between(settings.time().now(), end.get());
        String found = who + source + ", until " + end.get() + ".";
        return left.compareTo(SOON) < 0
                ? Finding.warning(ACCOUNT, found, "Sign in again before a long run.")
                : Finding.fine(ACCOUNT, found);
    }

    /** The SDK has letters for where it found them, the outermost last. */
    private static String source(String letters) {
        String last = letters.substring(letters.lastIndexOf(',') + 1);
        return Arrays.stream(BusinessMetricFeatureId.values())
                .filter(it -> it.value().equals(last))
                .map(it -> it.name().replace("CREDENTIALS_", "").replace('_', ' '))
                .map(words -> ", by " + words.toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    private Finding clock() {
        if (dates.ahead().isEmpty()) {
            return Finding.unknown("clock", "The answers from there have no date.");
        }
        Duration ahead = dates.ahead().get();
        Duration off = ahead.abs();
        String found =
                "This computer is %d s %s AWS."
                        .formatted(off.toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
        String remedy = "Set the clock, or switch automatic time on.";
        if (off.compareTo(REFUSED) >= 0) {
            return Finding.problem("clock", found, remedy);
        }
        return off.compareTo(NOTABLE) >= 0
                ? Finding.warning("clock", found, remedy)
                : Finding.fine("clock", found);
    }

    private Finding region() {
        String id = settings.region().id();
        String name = Regions.nameOf(id).map(it -> id + ", " + it).orElse(id);
        try {
            return account.inOneTry(() -> new Discovery(account).regions()).contains(id)
                    ? Finding.fine("region", name + ", is enabled.")
                    : Finding.problem(
                            "region",
                            name + ", is not enabled in this account.",
                            "Choose another, or enable it in the account's settings.");
        } catch (RuntimeException e) {
            return Finding.unknown(
                    "region",
                    name
                            + ". Whether it is enabled was not said: "
                            + AwsErrors.explain("asking for the regions", e).cause()
                            + ".");
        }
    }

    private static String sentence(String cause) {
        return Character.toUpperCase(cause.charAt(0)) + cause.substring(1) + ".";
    }

    @Override
    public void close() {
        account.close();
    }
}
