/// XML from strangers, read with care: no document type, no entity of its own, nothing fetched, nothing endless.
///
/// [XmlTree] is the whole of it: a small tree of elements with their words. It knows no engine.
package io.chainkeeper.engine.xml;
