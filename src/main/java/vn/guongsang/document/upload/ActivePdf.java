package vn.guongsang.document.upload;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** A PDF file that would do something when it is opened, instead of being read. */
final class ActivePdf {

    private static final Set<String> ACTIONS = Set.of("JavaScript", "Launch", "ImportData", "SubmitForm");
    private static final int DEPTH = 40;

    private ActivePdf() {}

    /** Why it is not taken in, as a message key. */
    static Optional<String> danger(byte[] content) {
        try (var pdf = Loader.loadPDF(content)) {
            var document = pdf.getDocument();
            for (COSObjectKey key : document.getXrefTable().keySet()) {
                if (acts(document.getObjectFromPool(key).getObject(), DEPTH)) {
                    return Optional.of("document.upload.script");
                }
            }
            return Optional.empty();
        } catch (InvalidPasswordException _) {
            return Optional.of("document.upload.locked");
        } catch (IOException | IllegalArgumentException _) {
            return Optional.of("document.upload.broken");
        }
    }

    /** References are not followed: what they lead to is looked at by itself. */
    private static boolean acts(@Nullable COSBase object, int depth) {
        if (depth == 0) {
            return true;
        }
        return switch (object) {
            case COSDictionary dictionary ->
                ACTIONS.contains(String.valueOf(dictionary.getNameAsString(COSName.S)))
                        || dictionary.containsKey(COSName.JS)
                        || dictionary.getValues().stream().anyMatch(value -> acts(value, depth - 1));
            case COSArray array ->
                StreamSupport.stream(array.spliterator(), false).anyMatch(value -> acts(value, depth - 1));
            case null, default -> false;
        };
    }
}
