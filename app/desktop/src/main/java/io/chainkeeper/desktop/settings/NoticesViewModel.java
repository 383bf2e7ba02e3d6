package io.chainkeeper.desktop.settings;

import io.chainkeeper.desktop.desk.Desk;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.notify.Channel;
import io.chainkeeper.jobs.notify.ChannelFailed;
import io.chainkeeper.jobs.notify.Channels;
import io.chainkeeper.jobs.notify.Notice;
import io.chainkeeper.jobs.notify.NoticeWords;
import io.chainkeeper.jobs.settings.Notifications;
import io.chainkeeper.jobs.settings.SecretName;
import io.chainkeeper.jobs.settings.Secrets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Who is told, and how. Switches hold at once; addresses and servers once they are complete and saved.
public final class NoticesViewModel {
    /// What can be tried out.
    public enum Part {
        DESKTOP,
        MAIL,
        WEBHOOK,
        DEAD_MAN
    }

    /// What became of the last save or test of a part.
    ///
    /// @param text empty for nothing to tell
    /// @param bad  it went wrong
    public record News(String text, boolean bad) {
        static final News NONE = new News("", false);
    }

    private final Preferences preferences;
    private final Secrets secrets;
    private final Channels channels;
    private final Locale system;
    private final Desk desk;
    private final Map<Part, ReadOnlyObjectWrapper<News>> news = new EnumMap<>(Part.class);
    private final MailForm mail;

    /// @param parts what the screen is made of
    public NoticesViewModel(Desk desk, SettingsParts parts) {
        this.preferences = parts.preferences();
        this.secrets = parts.secrets();
        this.channels = parts.channels();
        this.system = parts.system();
        this.desk = desk;
        for (Part part : Part.values()) {
            news.put(part, new ReadOnlyObjectWrapper<>(News.NONE));
        }
        this.mail = new MailForm(preferences.now().notifications().mail());
    }

    /// Shows notices on this computer, or not.
    public void desktop(boolean on) {
        change(now -> now.withDesktop(on));
    }

    /// Saves the mail form. A typed password is kept with the secrets.
    public void saveMail() {
        mail.complete().ifPresent(complete -> {
            String typed = mail.passwordProperty().get();
            mail.passwordProperty().set("");
            if (typed.isEmpty()) {
                keepMail(complete);
                tell(Part.MAIL, "settings.notices.saved");
                return;
            }
            keep(Part.MAIL, SecretName.mailPassword(), typed, () -> keepMail(complete));
        });
    }

    private void keepMail(Notifications.Mail complete) {
        change(now -> now.withMail(Optional.of(complete)));
    }

    /// Sends no mails any more, and forgets the password.
    public void dropMail() {
        change(now -> now.withMail(Optional.empty()));
        forget(Part.MAIL, SecretName.mailPassword());
    }

    /// Keeps the address of a webhook or dead-man switch.
    ///
    /// @param typed must be an `https` address
    public void saveAddress(Part part, String typed) {
        Optional<String> host = Channels.host(typed);
        if (host.isEmpty()) {
            show(part, new News(words("settings.notices.no-address"), true));
            return;
        }
        keep(part, nameOf(part), typed.strip(), () -> use(part, host));
    }

    /// Uses it no more, and forgets the address.
    public void dropAddress(Part part) {
        use(part, Optional.empty());
        forget(part, nameOf(part));
    }

    private void use(Part part, Optional<String> host) {
        change(now -> part == Part.WEBHOOK ? now.withWebhook(host) : now.withDeadMan(host));
    }

    private static SecretName nameOf(Part part) {
        return part == Part.WEBHOOK ? SecretName.webhookAddress() : SecretName.deadManAddress();
    }

    private void keep(Part part, SecretName name, String secret, Runnable then) {
        desk.background()
                .ask(
                        "secret",
                        () -> secrets.keep(name, secret),
                        place -> {
                            then.run();
                            tell(part, "settings.notices.saved." + place.name());
                        },
                        refused -> show(part, new News(String.valueOf(refused.getMessage()), true)));
    }

    private void forget(Part part, SecretName name) {
        show(part, News.NONE);
        desk.background()
                .ask(
                        "forget",
                        () -> {
                            secrets.forget(name);
                            return name;
                        },
                        _ -> {},
                        _ -> {});
    }

    /// The weekly word at another time; never for no day.
    public void weekly(Optional<DayOfWeek> day, LocalTime at) {
        change(now -> now.withWeekly(day.map(each -> new Notifications.Weekly(each, at))));
    }

    private void change(UnaryOperator<Notifications> change) {
        preferences.change(before -> before.withNotifications(change.apply(before.notifications())));
    }

    /// Sends a test by one way, as it is saved, and tells what became of it.
    public void test(Part part) {
        Notifications how = preferences.now().notifications();
        show(part, new News(words("settings.notices.testing"), false));
        desk.background()
                .ask(
                        "test notice",
                        () -> {
                            send(part, how);
                            return part;
                        },
                        _ -> tell(part, "settings.notices.tested." + part.name()),
                        refused -> show(part, new News(say(refused), true)));
    }

    private void send(Part part, Notifications how) throws ChannelFailed {
        if (part == Part.DEAD_MAN) {
            channels.alive(how.deadMan().orElse(""));
            return;
        }
        Channel.Way way = Channel.Way.valueOf(part.name());
        Locale locale = preferences.now().appearance().locale(system);
        var message = new NoticeWords(locale, ZoneId.systemDefault()).of(Notice.test(Instant.now()));
        for (Channel channel : channels.of(how)) {
            if (channel.way() == way) {
                channel.send(message);
            }
        }
    }

    private String say(Exception refused) {
        return refused instanceof ChannelFailed failed
                ? desk.wording()
                        .get("settings.notices.failed." + failed.reason().name(), failed.detail())
                : String.valueOf(refused.getMessage());
    }

    private void tell(Part part, String key) {
        show(part, new News(words(key), false));
    }

    private void show(Part part, News what) {
        wrapper(part).set(what);
    }

    private String words(String key) {
        return desk.wording().get(key);
    }

    private ReadOnlyObjectWrapper<News> wrapper(Part part) {
        return java.util.Objects.requireNonNull(news.get(part), "every part has news");
    }

    /// What became of the last save or test of a part.
    public ReadOnlyObjectProperty<News> newsProperty(Part part) {
        return wrapper(part).getReadOnlyProperty();
    }

    /// The mail server as typed.
    public MailForm mail() {
        return mail;
    }

    /// What holds now.
    public Notifications now() {
        return preferences.now().notifications();
    }

    /// Calls with what holds, now and whenever it changes.
    public void whenChanged(Consumer<Notifications> listener) {
        preferences.settingsProperty().map(settings -> settings.notifications()).subscribe(listener);
    }

    /// The words.
    public Wording wording() {
        return desk.wording();
    }
}
