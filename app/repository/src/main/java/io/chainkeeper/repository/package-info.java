/// The folder where restore points live, and the promise that it outlives us.
///
/// Everything here is about one sentence: *a point exists from the moment its manifest has its final name,
/// and not a moment before.* [io.chainkeeper.repository.Repository] opens the folder and keeps a second
/// writer out; [io.chainkeeper.repository.PointDraft] is a point on its way into the folder;
/// [io.chainkeeper.repository.Point] is one that arrived, with its [io.chainkeeper.repository.DiskVersion]s
/// and the [io.chainkeeper.repository.Chain]s they form.
///
/// What is read back is not trusted because we wrote it: manifests have limits, side files have digests,
/// images have lengths, and a parent is found by its id and never by the name an image header carries.
/// Whatever does not fit is a [io.chainkeeper.repository.Finding] or a
/// [io.chainkeeper.repository.RepositoryException] that says which file and why.
///
/// Start reading at `Repository`, then `PointDraft.commit()`.
package io.chainkeeper.repository;
