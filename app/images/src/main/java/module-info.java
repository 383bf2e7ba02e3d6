import org.jspecify.annotations.NullMarked;

@NullMarked
module chainkeeper.images {
    requires static org.jspecify;
    requires com.github.luben.zstd_jni;

    exports io.chainkeeper.images;
}
