/// XML as small trees: what the engine's API sends and takes.
///
/// Reading is hardened, because whatever a client sends is hostile until checked: no document types, no entities,
/// and limits on size, depth and number of elements. Writing goes through StAX, so that nothing needs escaping by hand.
package io.chainkeeper.lab.engine.xml;
