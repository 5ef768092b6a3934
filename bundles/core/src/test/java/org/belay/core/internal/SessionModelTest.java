package org.belay.core.internal;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Whatever is asked by whomever in whatever order, the engine does what the catalogue says. 400 plays
 * of 250 sentences each; a play that fails is made as short as it can be and told in its sentences.
 */
class SessionModelTest {

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    @Tag("SES-18")
    @Tag("SES-21")
    @Tag("SES-24")
    void theEngineAndTheCatalogueAgree(
            @ForAll("sentences") List<String> sentences,
            @ForAll boolean isPrivate,
            @ForAll boolean withTerms) {
        Play play = play(isPrivate, withTerms);
        for (String sentence : sentences) {
            if (play.isOver()) {
                play.assertReplays();
                play = play(isPrivate, withTerms);
            }
            speak(play, sentence);
        }
        play.assertReplays();
    }

    private static Play play(boolean isPrivate, boolean withTerms) {
        return withTerms ? Play.withTerms(isPrivate) : new Play(isPrivate);
    }

    static void speak(Play play, String sentence) {
        if (sentence.endsWith("minutes pass")) {
            play.pass(Integer.parseInt(sentence.split(" ")[0]));
        } else {
            play.hear(sentence);
        }
    }

    /** What keeps a session going comes more often than what ends it. */
    @Provide
    Arbitrary<List<String>> sentences() {
        return Arbitraries.frequencyOf(
                        Tuple.of(12, Arbitraries.of(Model.sentences())),
                        Tuple.of(4, Arbitraries.of(Script.GOING)),
                        Tuple.of(5, Arbitraries.of(Script.TOGETHER)),
                        Tuple.of(3, Arbitraries.of(Script.TIMES)))
                .list()
                .ofSize(250);
    }
}
