package org.belay.store.internal;

/** Is told by the lane, on its thread, whether the database takes what is written. */
public interface LaneWatch {

    /** It does again. */
    void up();

    /**
     * It doesn't.
     *
     * @param reason for people, without values from the database
     */
    void down(String reason);
}
