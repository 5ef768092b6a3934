package org.belay.security.ldap.internal;

import java.util.List;
import java.util.Optional;

/**
 * Somebody whom the directory server knows and who has proved to be it.
 *
 * @param mails his addresses in lower case, the one that was typed first if it is among them
 * @param group ID of the technician group to which the first of his mapped groups belongs
 */
record Person(String name, List<String> mails, Optional<Integer> group) {

    @Override
    public String toString() {
        return "Person";
    }
}
