package io.chainkeeper.jobs.clock;

import io.chainkeeper.engine.Vm;
import io.chainkeeper.jobs.schedule.Assignment;
import io.chainkeeper.jobs.schedule.Assignment.By;
import io.chainkeeper.jobs.schedule.Plan;
import io.chainkeeper.jobs.schedule.Selection;
import io.chainkeeper.jobs.schedule.Tags;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Decides which plan a VM belongs to. A plan that is switched off keeps its VMs: switching it off and on must not
/// hand them over to another plan and back.
final class Belonging {
    private record Ruled(Plan plan, Predicate<Vm> matches) {}

    private final Map<String, Plan> byTag = new HashMap<>();
    private final Map<UUID, Plan> byVm = new HashMap<>();
    private final List<Ruled> rules;

    /// @param plans in the order in which their rules are tried
    Belonging(List<Plan> plans) {
        for (Plan plan : plans) {
            byTag.putIfAbsent(plan.tag().toLowerCase(Locale.ROOT), plan);
            plan.what().explicit().forEach(vm -> byVm.putIfAbsent(vm, plan));
        }
        this.rules = plans.stream()
                .filter(plan -> plan.what() instanceof Selection.Rule)
                .map(plan -> new Ruled(plan, matching((Selection.Rule) plan.what())))
                .toList();
    }

    /// Every VM by name.
    List<Assignment> of(List<Vm> vms) {
        return vms.stream()
                .sorted(Comparator.comparing(Vm::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Vm::id))
                .map(this::of)
                .toList();
    }

    /// The plan of each VM that has one.
    static Map<UUID, UUID> planOfVm(List<Assignment> assignments) {
        Map<UUID, UUID> plans = new LinkedHashMap<>();
        assignments.forEach(each -> each.plan().ifPresent(plan -> plans.put(each.vm(), plan)));
        return plans;
    }

    Assignment of(Vm vm) {
        Optional<String> no = vm.tags().stream().filter(Tags::noBackup).sorted().findFirst();
        if (no.isPresent()) {
            return new Assignment(vm.id(), vm.name(), Optional.empty(), By.NO_BACKUP_TAG, no);
        }
        for (String tag : vm.tags().stream().sorted().toList()) {
            Plan plan = byTag.get(tag.toLowerCase(Locale.ROOT));
            if (plan != null) {
                return new Assignment(vm.id(), vm.name(), Optional.of(plan.id()), By.PLAN_TAG, Optional.of(tag));
            }
        }
        Optional<Plan> listed = Optional.ofNullable(byVm.get(vm.id()));
        Optional<Plan> plan = listed.or(() -> rules.stream()
                .filter(rule -> rule.matches().test(vm))
                .map(Ruled::plan)
                .findFirst());
        By by = listed.isPresent() ? By.LISTED : plan.isPresent() ? By.RULE : By.NOBODY;
        return new Assignment(vm.id(), vm.name(), plan.map(Plan::id), by, Optional.empty());
    }

    private static Predicate<Vm> matching(Selection.Rule rule) {
        Optional<Pattern> name = rule.namePattern().map(Belonging::pattern);
        return vm -> rule.tag().stream().allMatch(tag -> vm.tags().stream().anyMatch(tag::equalsIgnoreCase))
                && rule.cluster().stream().allMatch(vm.clusterName()::equalsIgnoreCase)
                && name.stream().allMatch(pattern -> pattern.matcher(vm.name()).matches());
    }

    /// `*` for any characters and `?` for one; everything else is itself.
    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(each -> {
            switch (each) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(each)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
