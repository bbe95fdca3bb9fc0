package dev.slipway.stack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of the domain, its hosted zone and its certificate. */
final class DomainRules {
    private static final String LABELS =
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=[a-z0-9-]*[a-z])"
                    + "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String RULE =
            "lower-case letters, digits and hyphens between dots, such as app.example.org;"
                    + " an international name in its xn-- form";
    private static final Text NAME = Text.of("domain name", LABELS, 253, RULE);
    private static final Text ALTERNATIVE =
            Text.of("domain name", "(?:\\*\\.)?" + LABELS, 253, RULE);
    private static final Text ZONE_NAME = Text.of("zone name", LABELS, 253, RULE);
    private static final Text ZONE_ID =
            Text.of(
                    "hosted zone id",
                    "[A-Z0-9]{6,32}",
                    32,
                    "capital letters and digits, as Route 53 shows them, without /hostedzone/");
    private static final Pattern SAMPLE_ZONE_ID = Pattern.compile("Z0?123456789[0A-Z]*");
    private static final Pattern RESERVED =
            Pattern.compile("(?:.*\\.)?(?:example\\.(?:com|net|org)|example|test|invalid|local)");
    private static final Pattern ARN =
            Pattern.compile("arn:([\\w-]+):([\\w-]+):([\\w-]*):([^:]*):certificate/([\\w-]+)");
    private static final int LONGEST_ARN = 256;

    /** ACM puts the first name into the certificate's common name, which holds 64 characters. */
    private static final int LONGEST_REQUESTED = 64;

    private DomainRules() {}

    static void check(Stack stack, Problems problems) {
        stack.domain().ifPresent(domain -> check(stack, domain, problems));
    }

    private static void check(Stack stack, Domain domain, Problems problems) {
        String name = domain.name();
        if (NAME.check("domain.name", name, problems) && RESERVED.matcher(name).matches()) {
            // A rehearsal may well use such a name, so this does not stop anyone.
            problems.warn(
                    "domain.name",
                    name + " is reserved for examples; nobody can own it.",
                    "Put your own domain here, unless this is a rehearsal.");
        }
        domain.hostedZone().ifPresent(zone -> zone(name, zone, problems));
        switch (domain.certificate()) {
            case Certificate.ExistingCertificate existing ->
                    arn(stack.region(), existing.arn(), problems);
            case Certificate.RequestedCertificate requested ->
                    requested(domain, requested.alternativeNames(), problems);
        }
    }

    private static void zone(String domain, HostedZone zone, Problems problems) {
        String id = zone.id();
        if (SAMPLE_ZONE_ID.matcher(Text.quote(id).replace("\"", "")).matches()) {
            problems.error(
                    "domain.hostedZone.id",
                    Text.quote(id) + " is the id used in examples, not that of a hosted zone.",
                    "Put the id here that Route 53 shows for your zone.");
        } else {
            ZONE_ID.check("domain.hostedZone.id", id, problems);
        }
        zone.name()
                .filter(name -> ZONE_NAME.check("domain.hostedZone.name", name, problems))
                .filter(name -> NAME.fits(domain) && !within(domain, name))
                .ifPresent(name -> outside("domain.name", domain, name, problems));
    }

    private static void outside(String path, String name, String zone, Problems problems) {
        problems.error(
                path,
                name + " does not lie in the hosted zone " + zone + ".",
                "Use a name that is "
                        + zone
                        + " or ends in ."
                        + zone
                        + ", or give the zone that holds it.");
    }

    private static boolean within(String name, String zone) {
        return name.equals(zone) || name.endsWith("." + zone);
    }

    private static void requested(Domain domain, List<String> alternatives, Problems problems) {
        if (domain.hostedZone().isEmpty()) {
            problems.error(
                    "domain.hostedZone",
                    "A certificate cannot be requested without a hosted zone.",
                    "Give the hosted zone of the domain, in which the certificate is validated,"
                            + " or the ARN of an existing certificate.");
        }
        if (domain.name().length() > LONGEST_REQUESTED) {
            problems.error(
                    "domain.name",
                    "The certificate's first name would have "
                            + domain.name().length()
                            + " characters.",
                    "Shorten it to at most 64, or use an existing certificate.");
        }
        Optional<String> zone = domain.hostedZone().flatMap(HostedZone::name);
        for (int index = 0; index < alternatives.size(); index++) {
            String path = "domain.certificate.alternativeNames[" + index + "]";
            String name = alternatives.get(index);
            if (ALTERNATIVE.check(path, name, problems)) {
                zone.filter(suffix -> !within(name.replaceFirst("^\\*\\.", ""), suffix))
                        .ifPresent(suffix -> outside(path, name, suffix, problems));
            }
        }
    }

    private static void arn(String region, String arn, Problems problems) {
        String path = "domain.certificate.arn";
        Matcher parts = ARN.matcher(arn.length() > LONGEST_ARN ? "" : arn);
        if (arn.isBlank()) {
            problems.error(
                    path,
                    "The ARN of the certificate is missing.",
                    "Give the ARN of an issued certificate in "
                            + region
                            + ", or let Slipway request one.");
        } else if (!parts.matches() || !parts.group(2).equals("acm")) {
            problems.error(
                    path,
                    Text.quote(arn) + " is not the ARN of an ACM certificate.",
                    "Write arn:aws:acm:REGION:ACCOUNT:certificate/ID, as ACM shows it.");
        } else {
            arnParts(path, region, parts, problems);
        }
    }

    private static void arnParts(String path, String region, Matcher arn, Problems problems) {
        String account = arn.group(4);
        if (!arn.group(1).equals(partition(arn.group(3)))) {
            problems.error(
                    path,
                    "Partition " + arn.group(1) + " and region " + arn.group(3) + " do not fit.",
                    "Copy the ARN from ACM as it is.");
        }
        if (!arn.group(3).equals(region)) {
            problems.error(
                    path,
                    "The certificate is in " + arn.group(3) + ", the stack in " + region + ".",
                    "A load balancer takes only a certificate of its own region: use one in "
                            + region
                            + ", or let Slipway request it.");
        }
        if (!account.matches("\\d{12}")) {
            problems.error(
                    path,
                    account.matches("\\d+")
                            ? "The account number "
                                    + account
                                    + " has "
                                    + account.length()
                                    + " digits."
                            : Text.quote(account) + " is not an account number.",
                    "An AWS account number has 12 digits: put yours into the ARN.");
        }
        if (Text.isPlaceholder(arn.group(5))) {
            problems.error(
                    path,
                    "The certificate id " + Text.quote(arn.group(5)) + " is a placeholder.",
                    "Put the ARN of your own certificate here, or let Slipway request one.");
        }
    }

    private static String partition(String region) {
        String lower = region.toLowerCase(Locale.ROOT);
        return lower.startsWith("cn-")
                ? "aws-cn"
                : lower.startsWith("us-gov-")
                        ? "aws-us-gov"
                        : lower.startsWith("us-isob-")
                                ? "aws-iso-b"
                                : lower.startsWith("us-iso-")
                                        ? "aws-iso"
                                        : lower.startsWith("eusc-") ? "aws-eusc" : "aws";
    }
}
