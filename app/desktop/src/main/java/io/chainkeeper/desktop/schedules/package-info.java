/// Schedules: every plan with what comes next, and the page on which a plan is a sentence that can be changed.
///
/// The editor is made of parts that each know one question and can be used alone:
/// [WhenViewModel][io.chainkeeper.desktop.schedules.WhenViewModel] (at which times),
/// [WhatViewModel][io.chainkeeper.desktop.schedules.WhatViewModel] (which VMs),
/// [HowViewModel][io.chainkeeper.desktop.schedules.HowViewModel] (with which options) and
/// [KeepViewModel][io.chainkeeper.desktop.schedules.KeepViewModel] (how long points stay).
package io.chainkeeper.desktop.schedules;
