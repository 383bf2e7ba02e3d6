package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.BadXml;
import io.chainkeeper.engine.xml.SafeXml;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Makes a saved VM configuration fit for a restore: what it says of disks and snapshots goes, all else stays.
///
/// An engine that finds disk ids in it tries to attach the disks of those ids, and with new ids for the VM it even
/// attaches them to the wrong one. Our disks are new and are attached one by one afterwards; snapshots do not come
/// back.
public final class OvfForRestore {
    /// Longest configuration that is read, in characters; those of VMs with many snapshots reach a few hundred
    /// thousand.
    public static final int MAX_LENGTH = 8 << 20;

    private static final String DISK_RESOURCE = "17";
    private static final String NETWORK_RESOURCE = "10";

    private OvfForRestore() {}

    /// Takes out the files that are disks, the disks of the disk section, hardware items that are disks, and the
    /// snapshot section.
    ///
    /// @return the rest, unchanged in meaning; cleaning it again changes nothing
    /// @throws UnreadableOvf when it is damaged, too long, or carries a document type declaration
    public static String clean(String ovf) throws UnreadableOvf {
        return clean(ovf, Set.of(DISK_RESOURCE));
    }

    /// The same, and the hardware items that are network cards go too: for a restore that makes them one by one, on
    /// networks and with addresses that a person chose.
    ///
    /// @throws UnreadableOvf when it is damaged, too long, or carries a document type declaration
    public static String cleanWithoutNics(String ovf) throws UnreadableOvf {
        return clean(ovf, Set.of(DISK_RESOURCE, NETWORK_RESOURCE));
    }

    private static String clean(String ovf, Set<String> resources) throws UnreadableOvf {
        if (ovf.length() > MAX_LENGTH) {
            throw new UnreadableOvf("a configuration of " + ovf.length() + " characters", null);
        }
        try {
            Document document = SafeXml.document(ovf.strip());
            Element root = document.getDocumentElement();
            if (!"Envelope".equals(name(root))) {
                throw new UnreadableOvf("not an OVF envelope but <" + name(root) + ">", null);
            }
            strip(root, resources);
            return SafeXml.text(document);
        } catch (BadXml e) {
            throw new UnreadableOvf("the configuration " + e.getMessage(), e);
        }
    }

    private static void strip(Element parent, Set<String> resources) {
        Node next = parent.getFirstChild();
        while (next != null) {
            Node node = next;
            next = node.getNextSibling();
            if (!(node instanceof Element element)) {
                continue;
            }
            if (goes(parent, element, resources)) {
                parent.removeChild(element);
            } else {
                strip(element, resources);
            }
        }
    }

    private static boolean goes(Element parent, Element element, Set<String> resources) {
        return switch (name(element)) {
            case "File" -> name(parent).equals("References");
            case "Disk" -> isSection(parent, "DiskSection");
            case "Section" -> isSection(element, "SnapshotsSection");
            case "SnapshotsSection" -> true;
            case "Item" -> isItemOf(element, resources);
            default -> false;
        };
    }

    /// Sections are named by an `xsi:type` in the engine's own dialect, and by their element in the standard's.
    private static boolean isSection(Element element, String kind) {
        String type = element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
        String local = type.substring(type.indexOf(':') + 1);
        return name(element).equals(kind) || local.equals(kind + "_Type");
    }

    private static boolean isItemOf(Element item, Set<String> resources) {
        for (Node child = item.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name(element).equals("ResourceType")) {
                return resources.contains(element.getTextContent().strip());
            }
        }
        return false;
    }

    private static String name(Node node) {
        String local = node.getLocalName();
        return local == null ? node.getNodeName() : local;
    }
}
