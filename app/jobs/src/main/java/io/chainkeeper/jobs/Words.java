package io.chainkeeper.jobs;

import io.chainkeeper.jobs.activity.Explanation;
import io.chainkeeper.jobs.care.Adoption;
import io.chainkeeper.jobs.doctor.Leftover;
import io.chainkeeper.jobs.plan.Finding;
import io.chainkeeper.jobs.plan.LeftOut;
import io.chainkeeper.jobs.plan.Protection;
import io.chainkeeper.jobs.run.Failure;
import io.chainkeeper.jobs.run.Outcome;
import io.chainkeeper.jobs.run.Result;
import io.chainkeeper.jobs.run.RunKind;
import io.chainkeeper.jobs.run.Stage;
import io.chainkeeper.jobs.run.Step;
import io.chainkeeper.jobs.run.Waiting;
import io.chainkeeper.jobs.settings.Languages;
import io.chainkeeper.repository.Mode;
import io.chainkeeper.repository.Reason;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns decisions, stages and endings into sentences, for the window and the command line alike, so that
/// both say the same thing about the same fact.
public final class Words {
    private final ResourceBundle texts;
    private final Locale locale;

    private Words(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle("io.chainkeeper.jobs.words", Languages.spoken(locale));
    }

    /// Words in a person's language, or in English where there is no translation.
    public static Words in(Locale locale) {
        return new Words(locale);
    }

    /// Words in English.
    public static Words english() {
        return new Words(Locale.ROOT);
    }

    /// "full" or "incremental".
    public String of(Mode mode) {
        return text("mode." + mode.name());
    }

    /// Why a disk is full or incremental, as a clause: "the disk is new".
    public String of(Reason reason) {
        return text("reason." + reason.name());
    }

    /// Why a disk stays out, as a clause.
    public String of(LeftOut.Cause cause) {
        return text("left-out." + cause.name());
    }

    /// What a run is for: "Backup".
    public String of(RunKind kind) {
        return text("run." + kind.name());
    }

    /// A stage's name: "Move bytes".
    public String of(Stage stage) {
        return text("stage." + stage.name());
    }

    /// A step's state: "running".
    public String of(Step.State state) {
        return text("step." + state.name());
    }

    /// What a run waits for, in one sentence.
    public String of(Waiting waiting) {
        String key = "waiting." + waiting.kind() + (waiting.what().isEmpty() ? "" : ".what");
        return text(key, waiting.what());
    }

    /// Why a file of another tool cannot be taken in, after its name: "is no plain file".
    public String of(Adoption.Problem problem) {
        return text("adopt." + problem.why(), problem.detail());
    }

    /// A VM's protection: "protected".
    public String of(Protection protection) {
        return text("protection." + protection.name());
    }

    /// A finding as one sentence.
    public String of(Finding finding) {
        Object[] facts = finding.facts().toArray();
        String known = facts.length == 0 ? "" : facts[facts.length - 1].toString();
        switch (finding.kind()) {
            case DISK_LEFT_OUT -> facts[facts.length - 1] = textOr("left-out." + known, known);
            case DISK_WENT_FULL -> facts[facts.length - 1] = textOr("reason." + known, known);
            case DOMAIN_SMALL, FOLDER_SMALL, DOMAIN_TIGHT, TARGET_TIGHT -> {
                facts[1] = bytes(Long.parseLong(facts[1].toString()));
                facts[2] = bytes(Long.parseLong(facts[2].toString()));
            }
            case RUN_WENT_ON -> facts[0] = moment(known);
            case DISK_WENT_ON -> facts[1] = bytes(Long.parseLong(known));
            case WRONG_STATUS -> facts[0] = known.toLowerCase(locale).replace('_', ' ');
            default -> {} // the other facts are names and numbers and stay as they are
        }
        return text("finding." + finding.kind().name(), facts);
    }

    private String moment(String seconds) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    /// What a leftover is and what it does, in two sentences.
    public String of(Leftover leftover) {
        return text("leftover." + leftover.kind(), facts(leftover));
    }

    /// How it is ended.
    public String steps(Leftover leftover) {
        String key = "leftover." + leftover.kind() + ".steps";
        return texts.containsKey(key)
                ? text(key, facts(leftover))
                : text("remedy." + leftover.kind().remedy());
    }

    private static Object[] facts(Leftover leftover) {
        return Stream.concat(Stream.of(leftover.subject(), leftover.id()), leftover.facts().stream())
                .toArray();
    }

    private String textOr(String key, String otherwise) {
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }

    /// What happened, in one sentence, without the code.
    public String headline(Failure failure) {
        return text("failure." + failure.code(), facts(failure));
    }

    /// What to do next, in one or two sentences.
    public String advice(Failure failure) {
        return text("failure." + failure.code() + ".advice", facts(failure));
    }

    /// What a failure's code means, beyond a single case; empty if there is no such code.
    public Optional<Explanation> explain(String code) {
        String key = "failure." + code;
        if (!texts.containsKey(key + ".title")) {
            return Optional.empty();
        }
        return Optional.of(new Explanation(
                code,
                text(key + ".title"),
                text(key + ".cause"),
                texts.containsKey(key + ".did") ? text(key + ".did") : text("failure.did"),
                text(key + ".advice")));
    }

    /// How a run ended, in one sentence; for a failure with its code and the stage.
    public String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed -> of(completed.result());
            case Outcome.NothingToDo(var why) -> text("outcome.nothing-to-do", of(why));
            case Outcome.Cancelled cancelled -> text("outcome.cancelled", of(cancelled.during()));
            case Outcome.Failed failed ->
                text("outcome.failed", failed.why().code(), of(failed.during()), headline(failed.why()));
        };
    }

    /// What a completed run has made, in one sentence.
    public String of(Result result) {
        return switch (result) {
            case Result.BackedUp(var point, var moved, var proven, var clean) ->
                text("result.backed-up", point.vm().name(), point.disks().size(), bytes(moved), proven.size());
            case Result.RestoredVm(var vm, var name, var disks, var sent, var proven) ->
                text("result.restored-vm", name, disks.size(), bytes(sent), proven.size());
            case Result.RestoredDisks(var vm, var name, var disks, var plugged, var sent, var proven) ->
                text(
                        vm.isPresent() ? "result.restored-disks" : "result.restored-disks.floating",
                        disks.size(),
                        bytes(sent),
                        proven.size(),
                        name);
            case Result.RestoredFiles(var files) ->
                text(
                        "result.restored-files",
                        files.size(),
                        files.isEmpty()
                                ? ""
                                : String.valueOf(files.getFirst().file().getParent()));
            case Result.Verified(var point, var files, var read) -> text("result.verified", files, bytes(read));
            case Result.CatalogRebuilt(var points, var problems) ->
                text("result.catalog-rebuilt", points, problems.size());
            case Result.VerifiedShare(var points, var files, var read) ->
                text("result.verified-share", points.size(), files, bytes(read));
            case Result.Adopted(var points, var copied) -> text("result.adopted", points.size(), bytes(copied));
            case Result.CleanedUp(var settled, var open) -> text("result.cleaned-up", settled, open);
        };
    }

    /// A number of bytes in binary units, with one decimal from KiB on: "1.5 GiB".
    public String bytes(long bytes) {
        String[] units = {text("bytes.unit"), "KiB", "MiB", "GiB", "TiB", "PiB"};
        double value = bytes;
        int unit = 0;
        // 1023.95 would be shown as 1024.0: that is one of the next unit.
        while (value >= 1023.95 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " " + units[0] : String.format(locale, "%.1f %s", value, units[unit]);
    }

    private Object[] facts(Failure failure) {
        return switch (failure) {
            case Failure.Reconnect(var kind, var server, var detail) -> new Object[] {server, detail};
            case Failure.SignInAgain(var kind, var user, var detail) -> new Object[] {user, detail};
            case Failure.FreeSpace(var kind, var folder, var needed, var free) ->
                new Object[] {folder.toString(), orUnknown(needed), orUnknown(free)};
            case Failure.CheckFolder(var kind, var folder, var detail) -> new Object[] {folder.toString(), detail};
            case Failure.FindMissingLink(var kind, var point, var file) -> new Object[] {file, point.toString()};
            case Failure.BackUpAgain(var kind, var point, var damages) ->
                new Object[] {point.toString(), damages.size(), files(damages)};
            case Failure.AskAdministrator(var kind, var words) -> new Object[] {words};
            case Failure.DomainFull(var kind, var domain, var free, var disk, var left) ->
                new Object[] {text("failure.domain-full", domain, bytes(free), disk, bytes(left))};
            case Failure.TryLater(var kind, var words) -> new Object[] {words};
            case Failure.ChooseAgain(var kind, var choice) -> new Object[] {choice};
            case Failure.ReportBug(var kind, var detail) -> new Object[] {detail};
        };
    }

    private String orUnknown(long bytes) {
        return bytes < 0 ? text("bytes.unknown") : bytes(bytes);
    }

    private static String files(List<Failure.Damage> damages) {
        return damages.stream()
                .map(damage -> damage.file() + " (" + damage.detail() + ")")
                .distinct()
                .limit(10)
                .collect(Collectors.joining(", "));
    }

    private String text(String key, Object... facts) {
        return new MessageFormat(texts.getString(key), locale).format(facts);
    }
}
