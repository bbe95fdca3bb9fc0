package dev.slipway.ui.traffic;

import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.ReleaseRecord;
import dev.slipway.traffic.Rollback;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about releases. */
record ReleaseWords(Texts texts) {
    private TrafficWords traffic() {
        return new TrafficWords(texts);
    }

    /** An image without its registry, which is long and says little. */
    static String brief(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        String digest = new ContainerImage(reference).digest().orElse("");
        return digest.length() > SHOWN
                ? name.replace(digest, digest.substring(0, SHOWN) + "…")
                : name;
    }

    /** Of a digest: its algorithm, and as much as git shows of a commit. */
    private static final int SHOWN = "sha256:".length() + 7;

    /** "▲ Green with shop:2". */
    String subject(PastRelease release) {
        return texts.get(
                "release.subject",
                traffic().colour(release.begun().colour()),
                brief(release.begun().image()));
    }

    /** What has become of it so far. */
    String state(PastRelease release, Optional<Share> share) {
        if (release.ended().isEmpty()) {
            return texts.get("traffic.release.open");
        }
        if (release.ended().get() instanceof ReleaseRecord.Failed(_, _, String why)) {
            return texts.get("traffic.release.failed", why.lines().findFirst().orElse(why));
        }
        return share.map(
                        now ->
                                texts.get(
                                        now.weight(release.begun().colour()) == 0
                                                ? "traffic.release.idle"
                                                : "traffic.release.serves",
                                        now.percent(release.begun().colour())))
                .orElse("");
    }

    /** What a way back would put back, a line each. */
    String puts(Rollback.Puts puts) {
        String colour = traffic().colour(puts.colour());
        List<String> lines = new ArrayList<>();
        puts.weights()
                .ifPresent(
                        share ->
                                lines.add(
                                        texts.get(
                                                "traffic.rollback.weights",
                                                traffic().share(Colour.BLUE, share),
                                                traffic().share(Colour.GREEN, share))));
        lines.add(
                texts.get(
                        "traffic.rollback.image",
                        colour,
                        brief(puts.image().reference()),
                        puts.revision()));
        puts.preview()
                .ifPresent(
                        to ->
                                lines.add(
                                        texts.get(
                                                "traffic.rollback.preview", traffic().colour(to))));
        lines.add(texts.get("traffic.rollback.first.weights"));
        return String.join("\n", lines);
    }

    /** Who released it when. */
    String by(PastRelease release) {
        return texts.get(
                "traffic.release.by",
                TrafficWords.when(release.begun().at()),
                TrafficWords.who(release.begun().by()));
    }
}
