package io.chainkeeper.engine;

import io.chainkeeper.engine.xml.XmlTree;
import java.util.Optional;

/// The engine's "no" as it stands in an answer.
///
/// @param reason short, such as `Operation Failed`
/// @param detail for people, without the brackets of the list it comes as; may be empty
record Fault(String reason, String detail) {
    static Optional<Fault> in(XmlTree root) {
        return switch (root.name()) {
            case "fault" -> Optional.of(of(root));
            case "action" -> root.child("fault").map(Fault::of);
            default -> Optional.empty();
        };
    }

    private static Fault of(XmlTree fault) {
        return new Fault(
                fault.text("reason").orElse(""),
                withoutBrackets(fault.text("detail").orElse("")));
    }

    private static String withoutBrackets(String detail) {
        boolean list = detail.length() >= 2 && detail.startsWith("[") && detail.endsWith("]");
        return list ? detail.substring(1, detail.length() - 1).strip() : detail;
    }
}
