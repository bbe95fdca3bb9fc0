package dev.slipway.ui.traffic;

import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Rollback;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.Kit;

/** Says what the way back from a release would put back, before it does. */
record RollbackDialog(Kit kit) {
    void ask(PastRelease release, Rollback.Puts puts, Runnable agreed) {
        ReleaseWords words = new ReleaseWords(kit.texts());
        kit.dialogs()
                .ask(
                        Question.grave(
                                kit.text("traffic.rollback.sure", words.subject(release)),
                                words.puts(puts),
                                kit.text("traffic.rollback.yes")),
                        agreed);
    }
}
