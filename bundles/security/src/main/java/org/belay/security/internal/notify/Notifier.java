package org.belay.security.internal.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.belay.api.message.Message;
import org.belay.api.message.MessageChannel;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to those who chose to be told, on a thread of its own. Who loses the role of a master
 * administrator is told no more. Without a mail server nobody is told.
 */
@Component(service = Notifier.class)
public final class Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_REMEMBERED = 1_000;

    /** Who guesses a password fills nobody's mailbox. */
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Choices choices;
    private final Accounts accounts;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Instant> lately =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    30,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_WAITING),
                    work -> {
                        Thread thread = new Thread(work, "belay-notifications");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(channel=mail)")
    private volatile MessageChannel mail;

    /** Asks those. */
    @Activate
    public Notifier(
            @Reference Choices choices,
            @Reference Accounts accounts,
            @Reference Settings settings) {
        this(choices, accounts, settings, Clock.systemUTC());
    }

    Notifier(Choices choices, Accounts accounts, Settings settings, Clock clock) {
        this.choices = choices;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
        writer.allowCoreThreadTimeOut(true);
    }

    /** Outside of OSGi. */
    Notifier with(MessageChannel channel) {
        mail = channel;
        return this;
    }

    @Deactivate
    void end() {
        writer.shutdown();
        try {
            if (writer.awaitTermination(2, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.shutdownNow();
    }

    /** Whether mails can be sent at the moment. */
    boolean hasMail() {
        return mail != null;
    }

    /** Writes the lines of a mail. */
    @FunctionalInterface
    interface Lines {
        List<String> in(Words words);
    }

    /**
     * Something happened. Returns at once.
     *
     * @param account whom it is about, and who alone is told; 0 for everybody who chose it
     * @param lines what happened
     */
    void tell(NotificationEvent event, int account, Lines lines) {
        if (mail == null) {
            return;
        }
        Instant now = clock.instant();
        try {
            writer.execute(() -> write(event, account, lines, now));
        } catch (RejectedExecutionException e) {
            LOG.warn("A notification is dropped: {} others wait already", MOST_WAITING);
        }
    }

    private void write(NotificationEvent event, int account, Lines lines, Instant when) {
        MessageChannel channel = mail;
        if (channel == null) {
            return;
        }
        try {
            Set<Integer> readers = choices.whoChose(event);
            if (account != 0 && (!readers.contains(account) || wasLately(event, account, when))) {
                return;
            }
            Words words =
                    new Words(Locale.forLanguageTag(settings.get(NotificationSettings.LANGUAGE)));
            (account == 0 ? readers : Set.of(account))
                    .stream()
                            .map(accounts::find)
                            .flatMap(Optional::stream)
                            .filter(each -> each.enabled() && each.is(Role.MASTER_ADMINISTRATOR))
                            .filter(each -> !each.email().isEmpty())
                            .forEach(
                                    each ->
                                            send(
                                                    channel,
                                                    each,
                                                    event,
                                                    words,
                                                    lines.in(words),
                                                    when));
        } catch (Refused refused) {
            LOG.warn("Nobody was notified of {}: {}", event.key(), refused.code());
        }
    }

    private void send(
            MessageChannel channel,
            Account reader,
            NotificationEvent event,
            Words words,
            List<String> lines,
            Instant when) {
        String organization = accounts.organizationName();
        StringBuilder text = new StringBuilder();
        text.append(words.text("hello", reader.name())).append("\n\n");
        lines.forEach(each -> text.append(each).append('\n'));
        text.append(words.text("time", TIME.format(when))).append("\n\n");
        text.append(words.text("why")).append('\n');
        channel.send(
                new Message(
                        reader.email(),
                        words.text("subject", organization, words.label(event)),
                        text.toString()));
    }

    /** Only the thread of notifications asks. */
    private boolean wasLately(NotificationEvent event, int account, Instant now) {
        String key = event.key() + " " + account;
        Instant last = lately.get(key);
        if (last != null && now.isBefore(last.plus(BETWEEN))) {
            return true;
        }
        lately.put(key, now);
        return false;
    }
}
