package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class DnsTest {
    private static final int ANSWER = 0x8180;
    private static final int FAILED = 2;
    private static final int NO_SUCH_NAME = 3;
    private static final int NS = 2;
    private static final int INTERNET = 1;
    private static final int HOUR = 3600;
    private static final int HEAD = 12;
    private static final int LARGEST = 512;

    /** The names that exist, with their name servers as the server writes them. */
    private final Map<String, List<String>> names =
            Map.of(
                    "example.org", List.of("NS-1.AwsDns-01.com", "ns-2.awsdns-02.net"),
                    "www.example.org", List.of());

    private DatagramSocket socket;
    private Dns dns;

    @BeforeEach
    void start() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        dns = Dns.at("dns://127.0.0.1:" + socket.getLocalPort());
        Thread.startVirtualThread(this::serve);
    }

    @AfterEach
    void stop() {
        socket.close();
    }

    @Test
    void theNameServersOfADomainAreWrittenAsTheyAreCompared() {
        assertThat(dns.nameServers("example.org"))
                .contains(Set.of("ns-1.awsdns-01.com", "ns-2.awsdns-02.net"));
    }

    @Test
    void aDomainThatIsDelegatedToNobodyHasNone() {
        assertThat(dns.nameServers("www.example.org")).contains(Set.of());
        assertThat(dns.nameServers("unheard-of.example")).contains(Set.of());
    }

    @Test
    void whereTheDnsCannotTellNothingIsKnown() {
        assertThat(dns.nameServers("broken.example")).isEqualTo(Optional.empty());
        socket.close();
        assertThat(dns.nameServers("example.org")).isEqualTo(Optional.empty());
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(question);
                byte[] answer =
                        answer(ByteBuffer.wrap(question.getData(), 0, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** As RFC 1035 lays out a message, sections 4.1 and 3.3.11. */
    private byte[] answer(ByteBuffer question) throws IOException {
        int id = question.getShort();
        String name = name(question.position(HEAD));
        List<String> servers = names.get(name);
        int code = name.startsWith("broken") ? FAILED : servers == null ? NO_SUCH_NAME : 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(id);
        out.writeShort(ANSWER | code);
        out.writeShort(1);
        out.writeShort(servers == null ? 0 : servers.size());
        out.writeInt(0);
        out.write(wire(name));
        out.writeShort(NS);
        out.writeShort(INTERNET);
        for (String server : servers == null ? List.<String>of() : servers) {
            out.write(wire(name));
            out.writeShort(NS);
            out.writeShort(INTERNET);
            out.writeInt(HOUR);
            out.writeShort(wire(server).length);
            out.write(wire(server));
        }
        return bytes.toByteArray();
    }

    private static String name(ByteBuffer from) {
        StringBuilder name = new StringBuilder();
        for (int length = from.get(); length > 0; length = from.get()) {
            byte[] label = new byte[length];
            from.get(label);
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString();
    }

    private static byte[] wire(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }
}
