package org.belay.security.ldap.internal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A password that nobody ever learns: an account needs one, and these people have theirs elsewhere.
 * It passes any password policy, with characters of all classes and none of them twice.
 */
final class Unguessable {

    private static final int CHARACTERS = 40;

    private final SecureRandom random = new SecureRandom();

    /** Another one each time; more than 200 bits of chance. */
    String password() {
        List<Integer> all = new ArrayList<>(IntStream.rangeClosed('!', '~').boxed().toList());
        String password;
        do {
            Collections.shuffle(all, random);
            password =
                    all.subList(0, CHARACTERS).stream()
                            .map(Character::toString)
                            .collect(Collectors.joining());
        } while (!password.matches("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^a-zA-Z0-9]).*"));
        return password;
    }
}
