package vn.guongsang.document.upload;

import java.util.Optional;
import org.apache.tika.Tika;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Upload;
import vn.guongsang.verdict.Verdict;

/** What a file is by its content, whatever its name says; both must agree. */
public sealed interface Inspection {

    record Accepted(String fileName, FileType type) implements Inspection {}

    record Rejected(Verdict.Refused verdict) implements Inspection {}

    static Inspection of(Upload upload) {
        var name = FileName.clean(upload.fileName());
        var content = upload.content();
        if (content.length == 0) {
            return rejected("document.upload.empty", name);
        }
        if (content.length > Upload.LIMIT) {
            return rejected("document.upload.too-large", name, Upload.LIMIT / 1024 / 1024);
        }
        var named = FileType.ofName(name);
        if (named.isEmpty()) {
            return rejected("document.upload.extension", name);
        }
        var detected = Detection.TIKA.detect(content);
        var container = Package.holds(detected) ? Package.of(content) : Optional.<Package>empty();
        var type = Package.holds(detected) ? container.flatMap(Package::type) : FileType.ofMediaType(detected);
        if (type.isEmpty()) {
            return LockedOffice.is(content, detected)
                    ? rejected("document.upload.locked", name)
                    : rejected("document.upload.content", name, detected);
        }
        if (type.get() != named.get()) {
            return rejected("document.upload.mismatch", name, type.get().name());
        }
        var danger = switch (type.get()) {
            case PDF -> ActivePdf.danger(content);
            case DOCX, XLSX, ODT -> container.flatMap(found -> found.danger(content));
            case JPEG, PNG, WEBP -> Picture.danger(content, type.get());
        };
        if (danger.isPresent()) {
            return rejected(danger.get(), name);
        }
        return new Accepted(name, type.get());
    }

    private static Inspection rejected(String code, Object... args) {
        return new Rejected((Verdict.Refused) Verdict.refused(code, args));
    }

    /** Magic bytes only: it is never given a name. */
    final class Detection {
        private static final Tika TIKA = new Tika();

        private Detection() {}
    }
}
