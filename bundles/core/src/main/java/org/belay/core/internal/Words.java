package org.belay.core.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.belay.api.refusal.Refused;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.ComeIn;
import org.belay.api.session.SessionCommand.HandOver;
import org.belay.api.session.SessionCommand.Invite;
import org.belay.api.session.SessionCommand.InviteGuest;
import org.belay.api.session.SessionCommand.Keyed;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.PushUrl;
import org.belay.api.session.SessionCommand.Rename;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionCommand.Whisper;
import org.belay.api.session.SessionCommand.WriteNote;
import org.belay.api.session.Transfer;

/** The words in a command: what may be said, and what is laid beside the log. */
final class Words {

    private static final int LONGEST_KEY = 64;
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");

    private Words() {}

    /** The words that belong to the command's event, null for none. */
    static String of(SessionCommand command) {
        if (command instanceof Say say) {
            return say.text();
        }
        if (command instanceof Whisper whisper) {
            return whisper.text();
        }
        if (command instanceof PushUrl push) {
            return push.url().strip();
        }
        if (command instanceof Note note) {
            return note.text();
        }
        if (command instanceof WriteNote note) {
            return note.text().strip();
        }
        if (command instanceof HandOver handOver) {
            return comment(handOver.comment());
        }
        if (command instanceof Invite invite) {
            return comment(invite.comment());
        }
        if (command instanceof InviteGuest invite) {
            return comment(invite.comment());
        }
        return command instanceof Rename rename
                ? new Naming(rename.name().strip(), rename.fields()).write()
                : null;
    }

    /** A comment may be left out; then nothing lies beside the log. */
    private static String comment(String comment) {
        return comment.isBlank() ? null : comment.strip();
    }

    /**
     * Checks the lengths, and what may not be in them.
     *
     * @throws Refused naming the field
     */
    static void check(SessionCommand command) {
        if (command instanceof Keyed keyed) {
            needed("key", keyed.key(), LONGEST_KEY);
        }
        if (command instanceof Say say) {
            needed("text", say.text(), Say.MOST_CHARACTERS);
        } else if (command instanceof Whisper whisper) {
            needed("text", whisper.text(), Say.MOST_CHARACTERS);
        } else if (command instanceof PushUrl push) {
            needed("url", push.url(), PushUrl.MOST_CHARACTERS);
            address(push.url().strip());
        } else if (command instanceof Note note) {
            needed("text", note.text(), Note.MOST_CHARACTERS);
        } else if (command instanceof WriteNote note) {
            within("text", note.text(), Note.MOST_CHARACTERS);
        } else if (command instanceof HandOver handOver) {
            within("comment", handOver.comment(), Transfer.MOST_CHARACTERS);
        } else if (command instanceof Invite invite) {
            within("comment", invite.comment(), Transfer.MOST_CHARACTERS);
        } else if (command instanceof InviteGuest invite) {
            within("comment", invite.comment(), Transfer.MOST_CHARACTERS);
            oneLine("name", invite.guest().name(), InviteGuest.MOST_CHARACTERS);
        } else if (command instanceof ComeIn comeIn) {
            oneLine("name", comeIn.author().name(), InviteGuest.MOST_CHARACTERS);
        } else if (command instanceof Rename rename) {
            oneLine("name", rename.name(), Rename.MOST_CHARACTERS);
            rename.fields().forEach((key, value) -> field(key, value));
        }
    }

    private static void field(String key, String value) {
        if (!key.matches("cfield[1-5]")) {
            throw Refused.field("invalid", "fields", "Custom fields are cfield1 to cfield5");
        }
        oneLine(key, value, Rename.MOST_IN_A_FIELD);
    }

    private static void address(String url) {
        try {
            URI uri = new URI(url);
            if (uri.isAbsolute()
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                return;
            }
        } catch (URISyntaxException e) {
            throw Refused.field("invalid", "url", "url is no address: " + e.getReason());
        }
        throw Refused.field(
                "invalid",
                "url",
                "url must be an address that begins with https://, http:// or ftp://");
    }

    private static void needed(String field, String value, int most) {
        if (value == null || value.isBlank()) {
            throw Refused.missing(field);
        }
        within(field, value, most);
    }

    private static void oneLine(String field, String value, int most) {
        within(field, value, most);
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw Refused.field("invalid", field, field + " may not hold line breaks");
        }
    }

    private static void within(String field, String value, int most) {
        if (value.length() > most) {
            throw Refused.tooLong(field, most);
        }
        if (value.indexOf('\0') >= 0) {
            throw Refused.field("invalid", field, field + " may not hold a NUL character");
        }
    }
}
