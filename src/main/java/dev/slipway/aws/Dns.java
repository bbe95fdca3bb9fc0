package dev.slipway.aws;

import java.util.Collections;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/** What the world's DNS says, as far as it can be asked. */
@FunctionalInterface
public interface Dns {
    /**
     * The name servers that answer for a domain, in lower case and without a trailing dot. An empty
     * set if the domain is delegated to nobody; nothing at all if the DNS cannot be asked.
     */
    Optional<Set<String>> nameServers(String domain);

    /** The resolvers of this computer. An answer may take a few seconds. */
    static Dns ofThisComputer() {
        return at("dns:");
    }

    /**
     * A certain resolver.
     *
     * @param server such as {@code dns://127.0.0.1:5353}; without a host, those of this computer
     * @see <a href="https://docs.oracle.com/javase/8/docs/technotes/guides/jndi/jndi-dns.html">DNS
     *     Service Provider for JNDI</a>
     */
    static Dns at(String server) {
        return domain -> ask(server, domain);
    }

    private static Optional<Set<String>> ask(String server, String domain) {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.PROVIDER_URL, server);
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put("com.sun.jndi.dns.timeout.initial", "2000");
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
        try {
            DirContext context = new InitialDirContext(settings);
            try {
                Attribute servers =
                        context.getAttributes(domain + ".", new String[] {"NS"}).get("NS");
                return Optional.of(servers == null ? Set.of() : names(servers));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException unknown) {
            return Optional.of(Set.of());
        } catch (NamingException unreachable) {
            return Optional.empty();
        }
    }

    private static Set<String> names(Attribute servers) throws NamingException {
        return Collections.list(servers.getAll()).stream()
                .map(server -> plain(server.toString()))
                .collect(Collectors.toSet());
    }

    /** A name as it is compared. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
