package io.chainkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chainkeeper.engine.xml.XmlTree;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvfForRestoreTest {
    private static Stream<XmlTree> all(XmlTree tree) {
        return Stream.concat(Stream.of(tree), tree.children().stream().flatMap(OvfForRestoreTest::all));
    }

    private static List<String> names(String ovf) throws Exception {
        return all(XmlTree.parse(ovf)).map(XmlTree::name).toList();
    }

    @Test
    void nothingOfDisksAndSnapshotsIsLeft() throws Exception {
        String clean = OvfForRestore.clean(Ovfs.OWN_DIALECT);

        assertThat(names(clean)).doesNotContain("File", "Disk", "Snapshot");
        assertThat(clean).doesNotContain("image-1", "disk-1", "snap-1", "SnapshotsSection_Type");
    }

    @Test
    void allElseStays() throws Exception {
        XmlTree clean = XmlTree.parse(OvfForRestore.clean(Ovfs.OWN_DIALECT));

        assertThat(clean.child("References").orElseThrow().children())
                .extracting(XmlTree::name)
                .containsExactly("Nic");
        assertThat(clean.child("Section").orElseThrow().text("Info")).contains("List of Virtual Disks");
        assertThat(clean.attribute("version")).contains("4.4.0.0");
        XmlTree content = clean.child("Content").orElseThrow();
        assertThat(content.text("Name")).contains("web1 & söhne");
        assertThat(content.text("Description")).contains("a <b> c");
        assertThat(content.text("BiosType")).contains("4");
        assertThat(all(content).flatMap(element -> element.text("ResourceType").stream()))
                .containsExactly("3", "10", "20");
        assertThat(all(content).flatMap(element -> element.text("MACAddress").stream()))
                .containsExactly("56:6f:1a:00:00:01");
        assertThat(content.children("Section").getFirst().attribute("id")).contains("vm-1");
    }

    @Test
    void theStandardsOwnSectionsAreUnderstoodToo() throws Exception {
        String clean = OvfForRestore.clean("""
                <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1">
                <References><File id="f"/></References><DiskSection><Info/><Disk diskId="d"/></DiskSection>
                <VirtualSystem><VirtualHardwareSection><Item><ResourceType> 17 </ResourceType></Item></VirtualHardwareSection>
                <SnapshotsSection><Snapshot/></SnapshotsSection></VirtualSystem></Envelope>""");

        assertThat(names(clean))
                .containsExactly(
                        "Envelope", "References", "DiskSection", "Info", "VirtualSystem", "VirtualHardwareSection");
    }

    @Test
    void cleaningTwiceChangesNothingMore() throws Exception {
        String once = OvfForRestore.clean(Ovfs.OWN_DIALECT);

        assertThat(OvfForRestore.clean(once)).isEqualTo(once);
    }

    @Test
    void theUsersLanguageDoesNotMatter() throws Exception {
        String expected = OvfForRestore.clean(Ovfs.OWN_DIALECT);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(OvfForRestore.clean(Ovfs.OWN_DIALECT)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<Envelope>",
                "<html/>",
                "<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Envelope>&x;</Envelope>",
                "<!DOCTYPE e><Envelope/>",
                "<Envelope>&lol;</Envelope>"
            })
    void whatIsNoSafeOvfIsRefused(String text) {
        assertThatExceptionOfType(UnreadableOvf.class).isThrownBy(() -> OvfForRestore.clean(text));
    }

    @Test
    void aConfigurationNestedWithoutEndIsRefused() {
        String deep = "<Envelope>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</Envelope>";

        assertThatExceptionOfType(UnreadableOvf.class).isThrownBy(() -> OvfForRestore.clean(deep));
    }

    @Test
    void aConfigurationTooLongIsRefusedUnread() {
        String endless = " ".repeat(OvfForRestore.MAX_LENGTH + 1);

        assertThatExceptionOfType(UnreadableOvf.class).isThrownBy(() -> OvfForRestore.clean(endless));
    }
}
