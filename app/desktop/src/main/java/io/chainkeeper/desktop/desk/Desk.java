package io.chainkeeper.desktop.desk;

import io.chainkeeper.desktop.edge.Background;
import io.chainkeeper.desktop.watch.Runs;
import io.chainkeeper.desktop.wording.Wording;
import io.chainkeeper.jobs.Workplace;

/// What every screen of an open workplace shares.
///
/// @param workplace  one engine, one repository, one catalog
/// @param background asks it
/// @param runs       what was started on it
/// @param wording    speaks of it
public record Desk(Workplace workplace, Background background, Runs runs, Wording wording) {}
