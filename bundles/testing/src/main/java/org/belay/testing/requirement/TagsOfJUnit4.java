package org.belay.testing.requirement;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.PreconditionViolationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Reads {@link Tag} from a test that JUnit 4 runs. Pax Exam has no JUnit 5 driver, and JUnit 4 knows only
 * categories; its tests bear the same annotation, which the vintage engine does not look at.
 */
final class TagsOfJUnit4 {

    private TagsOfJUnit4() {}

    static List<String> of(MethodSource source) {
        var tags = new ArrayList<String>();
        try {
            for (Tag tag :
                    AnnotationSupport.findRepeatableAnnotations(source.getJavaClass(), Tag.class)) {
                tags.add(tag.value());
            }
            for (Tag tag :
                    AnnotationSupport.findRepeatableAnnotations(
                            source.getJavaMethod(), Tag.class)) {
                tags.add(tag.value());
            }
        } catch (PreconditionViolationException e) {
            // A runner may make up method names; then only the class's tags count.
            return tags;
        }
        return tags;
    }
}
