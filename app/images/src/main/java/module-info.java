import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.images {
    requires static org.jspecify;
    requires com.github.luben.zstd_jni;
    requires org.conscrypt;
    // Files read and written past the page cache.
    requires jdk.unsupported;

    exports io.chainkeeper.images;
}
