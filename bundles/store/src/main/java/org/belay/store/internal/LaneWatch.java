package org.belay.store.internal;

/** Is told by the lane, on its thread, whether the database takes what is written. */
public interface LaneWatch {

    /** Doesn't want to know. */
    LaneWatch NOBODY =
            new LaneWatch() {
                @Override
                public void up() {
                    // nobody to tell
                }

                @Override
                public void down(String reason) {
                    // nobody to tell
                }
            };

    /** It does again. */
    void up();

    /**
     * It doesn't.
     *
     * @param reason for people, without values from the database
     */
    void down(String reason);
}
