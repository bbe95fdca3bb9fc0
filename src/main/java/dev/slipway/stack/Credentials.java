package dev.slipway.stack;

import java.util.regex.Pattern;

/** Recognises values that should have been secrets. Errs on the side of suspicion. */
public final class Credentials {
    private static final Pattern TELLING_NAME =
            Pattern.compile(
                    "(?i)(?:^|[_.-])(?:password|passwd|pwd|passphrase|secret|token|credentials?"
                        + "|api_?key|private_?key|access_?key|secret_?key|auth_?key)(?:$|[_.-])");
    private static final Pattern POINTER_NAME =
            Pattern.compile("(?i).*(?:_arn|_name|_file|_path|_url|_uri|_id|_ttl|_expiry)$");
    private static final Pattern TELLING_VALUE =
            Pattern.compile(
                    "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"
                            + "|-----BEGIN [A-Z ]*PRIVATE KEY"
                            + "|\\bgh[pousr]_[A-Za-z0-9]{20,}|\\bgithub_pat_\\w{20,}"
                            + "|\\bxox[abprs]-[A-Za-z0-9-]{10,}"
                            + "|\\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,}"
                            + "|\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\."
                            + "|://[^/\\s:@]*:[^/\\s:@]+@");

    private Credentials() {}

    /**
     * Whether a value, by its name or its shape, is probably a credential: {@code DB_PASSWORD}, an
     * AWS access key, a private key, a known token format, a URL with a password in it.
     */
    public static boolean looksLikeOne(String name, String value) {
        boolean named = TELLING_NAME.matcher(name).find() && !POINTER_NAME.matcher(name).matches();
        return TELLING_VALUE.matcher(value).find() || named && !isSwitch(value);
    }

    private static boolean isSwitch(String value) {
        return value.isBlank() || value.matches("(?i)true|false|yes|no|on|off|\\d{1,3}");
    }
}
