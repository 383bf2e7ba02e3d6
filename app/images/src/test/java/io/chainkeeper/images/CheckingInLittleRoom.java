package io.chainkeeper.images;

import java.io.IOException;
import java.nio.file.Path;

/// Checks an image as a program of its own, so that its heap can be bounded.
final class CheckingInLittleRoom {
    private CheckingInLittleRoom() {}

    /// Prints what the check says of the image, or why there is none.
    ///
    /// @param arguments the image
    public static void main(String[] arguments) throws IOException {
        try {
            System.out.println(ImageCheck.check(Path.of(arguments[0])));
        } catch (ImageException e) {
            System.out.println(e.reason());
        }
    }
}
