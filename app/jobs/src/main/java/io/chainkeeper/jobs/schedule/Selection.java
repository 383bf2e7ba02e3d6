package io.chainkeeper.jobs.schedule;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which VMs a plan is for.
///
/// A VM belongs to one plan at most. Where several want it, the plan that the VM's own tag `ck-plan-NAME`
/// names wins, then one that lists the VM, then the first rule that matches, in the order of the plans.
public sealed interface Selection {
    /// VMs chosen one by one.
    ///
    /// @param ids of VMs; may be empty
    record Vms(Set<UUID> ids) implements Selection {
        /// Keeps its own copy of the set.
        public Vms {
            ids = Set.copyOf(ids);
        }
    }

    /// Every VM to which all given conditions apply, decided anew whenever the plan runs, so that tomorrow's
    /// VM is protected tomorrow. A rule without conditions is for every VM.
    ///
    /// @param tag         a tag on the VM, whole, in any case
    /// @param cluster     the cluster's name, whole, in any case
    /// @param namePattern the VM's name, in any case; `*` stands for any characters, `?` for one
    /// @param also        VMs that were chosen besides, whatever the conditions say
    record Rule(Optional<String> tag, Optional<String> cluster, Optional<String> namePattern, Set<UUID> also)
            implements Selection {
        /// Keeps its own copy of the set; refuses empty conditions.
        public Rule {
            also = Set.copyOf(also);
            if (tag.filter(String::isBlank).isPresent()
                    || cluster.filter(String::isBlank).isPresent()
                    || namePattern.filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException("a rule with a blank condition");
            }
        }

        /// Nothing besides the conditions.
        public Rule(Optional<String> tag, Optional<String> cluster, Optional<String> namePattern) {
            this(tag, cluster, namePattern, Set.of());
        }
    }

    /// VMs that are named one by one.
    default Set<UUID> explicit() {
        return switch (this) {
            case Vms(var ids) -> ids;
            case Rule rule -> rule.also();
        };
    }
}
